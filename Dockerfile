# syntax=docker/dockerfile:1
# The worker with everything that reads documents. Non-root; the root file system may be read-only:
# what is written goes to /data (volume) and /tmp (tmpfs).
ARG BASE=python:3.12-slim-bookworm
FROM ${BASE}

# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-rus catdoc unar libarchive13 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.run.lock ./
# An environment of its own: the Python of a distribution refuses to be installed into (PEP 668).
RUN python3 -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.run.lock
ENV PATH=/opt/venv/bin:$PATH

COPY worker.py ./
COPY mailflow ./mailflow
COPY templates ./templates
COPY config ./config
RUN python3 -m compileall -q mailflow worker.py \
    && groupadd --gid 10001 mailflow \
    && useradd --uid 10001 --gid mailflow --home-dir /data --no-create-home mailflow \
    && install -d -o mailflow -g mailflow -m 0700 /data

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    MAILFLOW_STORAGE__PATH=/data
# A number, so that the host can check that it is not root without reading the image.
USER 10001:10001
VOLUME /data
HEALTHCHECK --interval=2m --timeout=30s --start-period=3m CMD ["python3", "worker.py", "health"]
ENTRYPOINT ["python3", "worker.py"]
CMD ["run"]
