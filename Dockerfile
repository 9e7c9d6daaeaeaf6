# The embedded symbolic engine and served models, on the CPU:
#   docker build -t stepwise . && docker run -p 7860:7860 -v stepwise-data:/data stepwise
# With a language model on an NVIDIA GPU (the host needs the NVIDIA container toolkit):
#   docker build -t stepwise:cuda --target cuda . && docker run --gpus all -p 7860:7860 -v stepwise-data:/data stepwise:cuda
FROM python:3.12-slim AS base
RUN useradd --create-home --uid 1000 stepwise && mkdir /data && chown 1000 /data
WORKDIR /home/stepwise/app
COPY --chown=1000 pyproject.toml README.md LICENSE app.py ./
COPY --chown=1000 tutor tutor
COPY --chown=1000 prompts prompts
COPY --chown=1000 data data
ENV STEPWISE_DATABASE_URL=sqlite:////data/stepwise.db \
    STEPWISE_HOST=0.0.0.0 \
    HF_HOME=/data/models \
    GRADIO_ANALYTICS_ENABLED=False \
    HF_HUB_DISABLE_TELEMETRY=1
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:7860/healthz', timeout=4)"
CMD ["tutor", "serve"]

FROM base AS cuda
RUN pip install --no-cache-dir -e ".[local,served,postgres,redis]"
USER 1000

FROM base AS cpu
RUN pip install --no-cache-dir -e ".[served,postgres,redis]"
USER 1000
