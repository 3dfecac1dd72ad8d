#!/bin/bash
# Replaces the running processes by those of /opt/saolang/current, one after the other, without losing a request: roll.sh
# Each is taken out of nginx, told to stop (it drains), started anew, waited for until /ready says yes, and put back; the worker last.
set -euo pipefail
list=/etc/nginx/saolang-processes.conf
here=$(dirname "$(readlink -f "$0")")

tell_nginx() {
  nginx -t -q
  systemctl reload nginx
}

take_out() {
  # A roll that broke off may have left it out already.
  sed -i -E "/^server 127\.0\.0\.1:$1 /{/ down;/!s/;/ down;/}" "$list"
  tell_nginx
}

put_back() {
  sed -i -E "/^server 127\.0\.0\.1:$1 /s/ down;/;/" "$list"
  tell_nginx
}

for port in $(sed -nE 's/^server 127\.0\.0\.1:([0-9]+) .*/\1/p' "$list"); do
  echo "roll: $port"
  processes=$(grep -cE '^server ' "$list")
  # One process alone cannot be spared: its successor's start is then a pause of some seconds.
  [ "$processes" = 1 ] || take_out "$port"
  # nginx's former workers end what they have in hand; they still may bring it here.
  sleep 1
  systemctl restart "saolang-web@$port"
  "$here/wait-until-ready.sh" "$port"
  [ "$processes" = 1 ] || put_back "$port"
done
echo 'roll: the worker'
systemctl restart saolang-worker
"$here/wait-until-ready.sh" 8090
echo 'roll: done'
