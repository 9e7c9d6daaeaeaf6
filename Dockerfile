# Stepwise on the CPU, with the embedded symbolic engine:
#   docker build -t stepwise . && docker run -p 7860:7860 -v stepwise-data:/data stepwise
# With a language model: --build-arg EXTRAS=[local], and a base image that has CUDA for a GPU.
FROM python:3.12-slim

ARG EXTRAS=""
RUN useradd --create-home --uid 1000 stepwise && mkdir /data && chown 1000 /data
WORKDIR /home/stepwise/app
COPY --chown=1000 pyproject.toml README.md LICENSE app.py ./
COPY --chown=1000 tutor tutor
COPY --chown=1000 prompts prompts
COPY --chown=1000 data data
RUN pip install --no-cache-dir -e ".${EXTRAS}"

USER 1000
ENV STEPWISE_DATABASE_URL=sqlite:////data/stepwise.db \
    STEPWISE_HOST=0.0.0.0 \
    GRADIO_ANALYTICS_ENABLED=False \
    HF_HUB_DISABLE_TELEMETRY=1
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:7860/healthz', timeout=4)"
CMD ["tutor", "serve"]
