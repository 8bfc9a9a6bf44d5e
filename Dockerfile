# The server of clustomer, without root and with a read-only file system:
#
#   docker build -t clustomer .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#       -v clustomer-data:/data -v "$PWD/users":/run/users:ro -p 127.0.0.1:8765:8765 \
#       clustomer --passwords /run/users --public-name shop.example
#
# docs/web.md says how to make users. The git history is needed: the build reads it.
FROM python:3.13-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc git libc6-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY constraints/web.txt constraints/web.txt
RUN python -m venv /opt/clustomer \
    && /opt/clustomer/bin/pip install --no-cache-dir --require-hashes -r constraints/web.txt
COPY . .
RUN PATH=/opt/clustomer/bin:$PATH /opt/clustomer/bin/pip install --no-cache-dir \
    --no-deps --no-build-isolation .

FROM python:3.13-slim
COPY --from=build /opt/clustomer /opt/clustomer
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin clustomer \
    && install -d -o clustomer -g clustomer -m 700 /data
ENV PATH=/opt/clustomer/bin:$PATH PYTHONDONTWRITEBYTECODE=1 MPLCONFIGDIR=/tmp/matplotlib
USER clustomer
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8765/api/v1/ready', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["clustomer", "serve", "--host", "0.0.0.0", "--data", "/data", "--log-format", "json"]
