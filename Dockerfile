# One process of the bot. `compose.yaml` starts three of them and PostgreSQL; docs/scaling.md says when that is worth it.
FROM python:3.11-slim

RUN useradd --create-home backday
WORKDIR /srv/backday

# Dependencies first: they change less often than the code.
COPY pyproject.toml constraints.txt README.md LICENSE ./
RUN mkdir bot cogs && touch bot/__init__.py cogs/__init__.py \
    && pip install --no-cache-dir --constraint constraints.txt --editable . && rm -r bot cogs

COPY bot bot
COPY cogs cogs
COPY data data
RUN mkdir var && chown backday var

USER backday
# SIGTERM ends the answers that have begun, within ten seconds.
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot"]
