#!/bin/sh
# Runs the command line of the release that this file lies in: run.sh <command> …
# What serves or works for days is kept small, with the same flags as tools/bootstrap.mjs gives.
release=$(dirname "$0")/..
cli=$release/packages/server/src/cli.ts
if [ "$1" = start ]; then
  export MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=65536
  set -- --max-semi-space-size=2 --expose-gc "$cli" "$@"
else
  set -- "$cli" "$@"
fi
exec "$release/bin/node" --disable-warning=ExperimentalWarning "$@"
