#!/bin/sh
# Waits until the process on a port may be sent requests: wait-until-ready.sh <port> [<seconds>]. Fails with one line when it may not.
here=$(dirname "$0")
node=$here/../../bin/node
[ -x "$node" ] || node=node
exec "$node" -e '
  const [port, seconds] = process.argv.slice(1).map(Number)
  const deadline = Date.now() + seconds * 1000
  const look = () =>
    fetch(`http://127.0.0.1:${port}/ready`).then(
      (answer) => (answer.ok ? process.exit(0) : later()),
      () => later(),
    )
  const later = () => {
    if (Date.now() < deadline) return setTimeout(look, 200)
    console.error(`wait-until-ready: port ${port} is not ready after ${seconds} seconds`)
    process.exit(1)
  }
  look()
' "$1" "${2:-240}"
