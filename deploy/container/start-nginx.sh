#!/bin/sh
# The site of deploy/debian in front of the containers: filled in at every start.
set -eu
mkdir -p /var/cache/nginx /saolang.d
sed "s#@NAME@#$SAOLANG_NAME#; s#@CERTIFICATE@#/saolang/tls/certificate.pem#; s#@KEY@#/saolang/tls/key.pem#; s#@ASSETS@#/saolang/assets#; s#@SHARE@#/saolang#; s#/etc/nginx/saolang.d/#/saolang.d/#" \
  /saolang/nginx/saolang.conf > /etc/nginx/conf.d/default.conf
cp /saolang/nginx/saolang-proxy.conf /etc/nginx/saolang-proxy.conf
for name in ${SAOLANG_PROCESSES:-web-1:8080 web-2:8080}; do
  echo "server $name max_fails=3 fail_timeout=2s;"
done > /etc/nginx/saolang-processes.conf
nginx -t -q
exec nginx -g 'daemon off;'
