"""The served engine: a model that OpenAI-compatible servers run (vLLM, SGLang, llama.cpp, transformers serve, Ollama).

`engine` is the seam, `asking` one request with its retries, `replicas` which server it goes to, `pieces` what the
servers send, `troubles` what can go wrong with them. The openai client is imported only here and only when used.
"""

from tutor.engines.served.engine import ServedEngine

__all__ = ["ServedEngine"]
