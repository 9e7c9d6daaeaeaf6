"""Phi-4-mini-flash (SambaY) native: torch and transformers, nothing of ours.

Importing this package teaches transformers the model type ``phi4flash``, so that
``AutoModelForCausalLM.from_pretrained("microsoft/Phi-4-mini-flash-reasoning")`` works without remote code.
"""

from transformers import AutoConfig, AutoModelForCausalLM

from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.model import Phi4FlashForCausalLM

AutoConfig.register("phi4flash", Phi4FlashConfig, exist_ok=True)
AutoModelForCausalLM.register(Phi4FlashConfig, Phi4FlashForCausalLM, exist_ok=True)

__all__ = ["Phi4FlashConfig", "Phi4FlashForCausalLM"]
