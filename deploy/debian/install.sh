#!/bin/bash
# Installs Sao Làng on Debian behind nginx, or brings an installation to the version of this checkout. Safe to run again.
# docs/operations/install.md tells the whole way.
set -euo pipefail

usage() {
  cat <<'WORDS'
install.sh --name <host name> [options]

  --name ocop.tinh.example     the name that people and QR codes use (the first time)
  --database local             PostgreSQL 18 or newer of this machine, by a socket: made and used (the default, the first time)
  --database embedded          the PostgreSQL that comes along, as a unit of its own: for small sites
  --database postgres://…      any PostgreSQL 18 or newer; the address is kept in /etc/saolang/secrets/database-url
  --processes 2                how many processes serve; they listen on 8081, 8082, … of this machine
  --certificate F --key F      the TLS certificate and its key (PEM); without them one is made for trying, which browsers refuse
  --demo                       an installation for trying: the demo and its published password
  --root DIR                   writes everything below DIR and starts nothing: for a look before, and for images
WORDS
}

say() { printf 'install: %s\n' "$*"; }
refuse() { printf 'install: %s\n' "$*" >&2; exit 1; }

name='' database='' processes='' certificate='' key='' demo='' root=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$2; shift 2 ;;
    --database) database=$2; shift 2 ;;
    --processes) processes=$2; shift 2 ;;
    --certificate) certificate=$2; shift 2 ;;
    --key) key=$2; shift 2 ;;
    --demo) demo=yes; shift ;;
    --root) root=${2%/}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) refuse "it does not take \"$1\" (--help)" ;;
  esac
done

source_dir=$(cd "$(dirname "$0")/../.." && pwd)
etc=$root/etc/saolang opt=$root/opt/saolang
is_live() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

check_first() {
  [ "$(id -u)" = 0 ] || refuse 'it is run as root'
  [ -f "$etc/saolang.env" ] || [ -n "$name" ] || refuse 'the first time it wants --name, the name that people and QR codes use'
  [[ -z $name || $name =~ ^[a-z0-9.-]+$ ]] || refuse "\"$name\" is no host name"
  [ -n "$processes" ] || processes=$(grep -c '^server ' "$root/etc/nginx/saolang-processes.conf" 2>/dev/null) || processes=2
  [[ $processes =~ ^[1-9][0-9]?$ ]] || refuse "\"$processes\" is no number of processes"
  if [ -n "$name" ] && [ -f "$etc/saolang.env" ] && ! grep -q "^SAOLANG_URL=https://$name\$" "$etc/saolang.env"; then
    refuse "$etc/saolang.env has another name, which is printed on labels: change SAOLANG_URL there if that is meant"
  fi
  [ -f "$etc/saolang.env" ] || database=${database:-local}
  case $database in
    '' | local | embedded | postgres://* | postgresql://*) ;;
    *) refuse "\"$database\" is no database: local, embedded, or postgres://…" ;;
  esac
  for file in "$certificate" "$key"; do
    [ -z "$file" ] || [ -r "$file" ] || refuse "$file cannot be read"
  done
  if [ -n "$certificate$key" ] && { [ -z "$certificate" ] || [ -z "$key" ]; }; then
    refuse '--certificate and --key belong together'
  fi
}

install_programs() {
  [ -z "$root" ] || return 0
  export DEBIAN_FRONTEND=noninteractive
  local wanted=()
  command -v nginx >/dev/null || wanted+=(nginx-light)
  command -v openssl >/dev/null || wanted+=(openssl)
  command -v logrotate >/dev/null || wanted+=(logrotate)
  command -v ffmpeg >/dev/null || wanted+=(ffmpeg)
  command -v runuser >/dev/null || wanted+=(util-linux)
  [ ${#wanted[@]} = 0 ] || { say "programs: ${wanted[*]}"; apt-get -qq update; apt-get -qq install -y --no-install-recommends "${wanted[@]}" >/dev/null; }
  command -v npm >/dev/null || [ -d "$source_dir/node_modules" ] ||
    refuse 'npm is missing, with Node.js 20 or newer: install them, or bring a checkout whose packages are installed'
}

make_user() {
  [ -z "$root" ] || return 0
  getent passwd saolang >/dev/null ||
    useradd --system --home-dir /var/lib/saolang --no-create-home --shell /usr/sbin/nologin --user-group saolang
}

owned() { # owned <mode> <group> <folder>: root's, readable for the group
  install -d -m "$1" "$3"
  [ -n "$root" ] || chgrp "$2" "$3"
}

make_folders() {
  owned 0750 saolang "$etc"
  owned 0750 saolang "$etc/secrets"
  install -d -m 0755 "$opt/releases" "$root/var/www/saolang/assets" "$root/etc/nginx/saolang.d" "$root/usr/local/bin"
  install -d -m 0750 "$root/var/lib/saolang" "$root/var/cache/saolang"
  install -d -m 0755 "$root/var/cache/nginx"
  [ -n "$root" ] || chown saolang:saolang /var/lib/saolang /var/cache/saolang
}

# A release lies in a folder named by its version and its content: the same content is the same release, whatever is run again.
release_of() {
  local version sum
  version=$(sed -nE 's/^  "version": "([^"]+)",$/\1/p' "$source_dir/package.json")
  sum=$(cd "$source_dir" && find db deploy packages tools saolang package.json package-lock.json -name node_modules -prune -o -path packages/web/dist -prune -o -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum | cut -c1-10)
  echo "$version-$sum"
}

place_release() {
  release=$(release_of)
  local place=$opt/releases/$release
  if [ -e "$place/.whole" ]; then
    say "release $release is there already"
    return 0
  fi
  say "release $release"
  rm -rf "$place"
  install -d -m 0755 "$place"
  tar -C "$source_dir" --exclude=node_modules --exclude=packages/web/dist -cf - \
    db deploy docs packages tools saolang package.json package-lock.json .npmrc tsconfig.json tsconfig.base.json LICENSE README.md |
    tar -C "$place" -xf - --no-same-owner
  bring_packages "$place"
  install -d "$place/bin"
  ln -sfn "../node_modules/node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')/bin/node" "$place/bin/node"
  # Gets what is missing and builds the pages, as `npm start` does.
  (cd "$place" && PATH="$place/bin:$PATH" ./saolang --help >/dev/null)
  "$place/bin/node" --version >/dev/null || refuse "there is no Node.js for $(uname -m) among the packages"
  # The embedded PostgreSQL links its libraries at its first use; the service may not write here.
  "$place/bin/node" -e 'import(process.argv[1]).then(({ findPrograms }) => findPrograms())' "$place/packages/server/src/platform/postgres/programs.ts"
  chmod -R go-w "$place"
  touch "$place/.whole"
}

# Packages that are installed for the same lockfile are taken over: without a network, and from release to release without room. Those
# of a checkout are copied: whoever owns it could change what is linked.
bring_packages() {
  local lock how place=$1
  lock=$(sha256sum "$source_dir/package-lock.json" | cut -d' ' -f1)
  for from in "$opt/current" "$source_dir"; do
    if [ "$(cat "$from/node_modules/.saolang-lock" 2>/dev/null)" = "$lock" ]; then
      say "packages of $from"
      how='-a --no-preserve=ownership'
      [ "$from" != "$opt/current" ] || how=-al
      cp $how "$from/node_modules" "$place/node_modules"
      rm -rf "$place/node_modules/.cache"
      for inner in "$from"/packages/*/node_modules; do
        [ ! -d "$inner" ] || cp -a --no-preserve=ownership "$inner" "$place/${inner#"$from/"}"
      done
      return 0
    fi
  done
}

write_settings() {
  if [ ! -f "$etc/saolang.env" ]; then
    say "$etc/saolang.env"
    cat > "$etc/saolang.env" <<WORDS
# The settings of this installation: docs/operations/configuration.md lists them all. Secrets lie in /etc/saolang/secrets and are named
# by <setting>_FILE. After a change: deploy/debian/roll.sh
SAOLANG_URL=https://$name
SAOLANG_DEMO=$([ -n "$demo" ] && echo on || echo off)
SAOLANG_DATA_DIR=/var/lib/saolang
WORDS
  fi
  chmod 0640 "$etc/saolang.env"
  [ -n "$root" ] || chgrp saolang "$etc/saolang.env"
  case $database in
    '') ;;
    embedded) sed -i '/^DATABASE_URL/d' "$etc/saolang.env" ;;
    local) name_database 'postgres://saolang@localhost:5432/saolang?host=%2Fvar%2Frun%2Fpostgresql' ;;
    *) name_database "$database" ;;
  esac
}

name_database() {
  keep_secret database-url "$1"
  grep -q '^DATABASE_URL_FILE=' "$etc/saolang.env" ||
    echo 'DATABASE_URL_FILE=/etc/saolang/secrets/database-url' >> "$etc/saolang.env"
}

keep_secret() { # keep_secret <name> <value>: readable for the service, nobody else
  (umask 027 && printf '%s\n' "$2" > "$etc/secrets/$1")
  [ -n "$root" ] || chgrp saolang "$etc/secrets/$1"
}

# Peer authentication: the service's own account of the machine, and no password anywhere.
make_database() {
  [ "$database" = local ] && [ -z "$root" ] || return 0
  local version
  if ! command -v pg_lsclusters >/dev/null || ! pg_lsclusters -h | awk '$1 >= 18 && $3 == 5432' | grep -q .; then
    version=$(apt-cache search --names-only '^postgresql-[0-9]+$' | sed -nE 's/^postgresql-([0-9]+) .*/\1/p' | sort -n | tail -1)
    [ "${version:-0}" -ge 18 ] ||
      refuse "apt offers PostgreSQL ${version:-none} and 18 is needed: add the repository of PostgreSQL (docs/operations/install.md), or take --database embedded, or an address"
    say "postgresql-$version"
    apt-get -qq install -y --no-install-recommends "postgresql-$version" >/dev/null
  fi
  runuser -u postgres -- psql -p 5432 -qAt -v ON_ERROR_STOP=1 < "$source_dir/deploy/debian/database.sql"
  runuser -u postgres -- psql -p 5432 -qAt -c "select 1 from pg_database where datname = 'saolang'" | grep -q 1 ||
    runuser -u postgres -- createdb -p 5432 -O saolang -E UTF8 --template=template0 --locale=C.UTF-8 saolang
}

put_in_place() {
  ln -sfn "releases/$release" "$opt/current.new"
  mv -T "$opt/current.new" "$opt/current"
  # Of all releases that are kept, so that pages of the former one find what they name while both serve.
  cp -r --update=none "$opt/current/packages/web/dist/assets" "$root/var/www/saolang/" 2>/dev/null ||
    cp -rn "$opt/current/packages/web/dist/assets" "$root/var/www/saolang/"
  cat > "$root/usr/local/bin/saolang" <<'WORDS'
#!/bin/sh
# The command line of the installation: with its settings, as its own user.
set -a
. /etc/saolang/saolang.env
set +a
export NODE_COMPILE_CACHE=/var/cache/saolang
run=/opt/saolang/current/deploy/run.sh
if [ "$(id -un)" = saolang ]; then exec "$run" "$@"; fi
exec runuser -u saolang -- "$run" "$@"
WORDS
  chmod 0755 "$root/usr/local/bin/saolang"
}

write_units() {
  local units=$root/etc/systemd/system
  install -d "$units"
  install -m 0644 "$source_dir"/deploy/debian/units/* "$units/"
  # The embedded PostgreSQL is a unit only where it is used.
  if grep -q '^DATABASE_URL' "$etc/saolang.env"; then
    rm -f "$units/saolang-postgres.service"
  fi
  # One process of a machine takes what OBS sends.
  for ((i = 2; i <= processes; i++)); do
    [ -f "$etc/web-$((8080 + i)).env" ] || echo 'LIVE_RTMP_PORT=0' > "$etc/web-$((8080 + i)).env"
  done
  install -d "$root/etc/logrotate.d"
  install -m 0644 "$source_dir/deploy/debian/logrotate" "$root/etc/logrotate.d/saolang"
}

write_site() {
  local host tls=$etc/tls nginx=$root/etc/nginx
  host=$(sed -nE 's#^SAOLANG_URL=https?://([^/:]+).*#\1#p' "$etc/saolang.env")
  install -d -m 0750 "$tls"
  if [ -n "$certificate" ]; then
    install -m 0644 "$certificate" "$tls/certificate.pem"
    install -m 0600 "$key" "$tls/key.pem"
  elif [ ! -f "$tls/key.pem" ]; then
    say 'a certificate for trying, which browsers refuse: give --certificate and --key, or certbot, when the name is yours'
    (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$host" \
      -addext "subjectAltName=DNS:$host" -keyout "$tls/key.pem" -out "$tls/certificate.pem" 2>/dev/null)
  fi
  install -d "$nginx/sites-available" "$nginx/sites-enabled" "$root/usr/share/saolang/sorry"
  install -m 0644 "$source_dir"/deploy/debian/sorry/*.html "$root/usr/share/saolang/sorry/"
  install -m 0644 "$source_dir/deploy/debian/nginx/saolang-proxy.conf" "$nginx/saolang-proxy.conf"
  for ((i = 1; i <= processes; i++)); do
    echo "server 127.0.0.1:$((8080 + i)) max_fails=3 fail_timeout=2s;"
  done > "$nginx/saolang-processes.conf"
  sed "s#@NAME@#$host#; s#@CERTIFICATE@#/etc/saolang/tls/certificate.pem#; s#@KEY@#/etc/saolang/tls/key.pem#; s#@ASSETS@#/var/www/saolang#; s#@SHARE@#/usr/share/saolang#" \
    "$source_dir/deploy/debian/nginx/saolang.conf" > "$nginx/sites-available/saolang.conf"
  ln -sfn ../sites-available/saolang.conf "$nginx/sites-enabled/saolang.conf"
}

start_all() {
  if ! is_live; then
    say 'systemd does not run here: everything is written, nothing is started'
    return 0
  fi
  systemctl daemon-reload
  nginx -t -q
  local was_running=''
  systemctl is-active -q saolang-web@8081 && was_running=yes
  [ ! -f /etc/systemd/system/saolang-postgres.service ] || systemctl enable -q --now saolang-postgres
  # Expands only: what serves now goes on serving beside it.
  saolang migrate
  systemctl enable -q saolang.target saolang-worker saolang-backup.timer
  for ((i = 1; i <= processes; i++)); do systemctl enable -q "saolang-web@$((8080 + i))"; done
  if [ -n "$was_running" ]; then
    "$opt/current/deploy/debian/roll.sh"
  else
    for ((i = 1; i <= processes; i++)); do systemctl start "saolang-web@$((8080 + i))"; done
    systemctl start saolang-worker
    systemctl enable -q --now nginx
    systemctl reload nginx
  fi
  systemctl start saolang-backup.timer
}

# The release in use and the one before are kept: to go back is to point `current` there and to roll.
forget_releases() {
  local current
  current=$(readlink "$opt/current")
  (cd "$opt/releases" && ls -1t | awk -v current="${current#releases/}" '$0 != current' | tail -n +2 | xargs -r rm -rf)
}

check_first
install_programs
make_user
make_folders
make_database
place_release
write_settings
put_in_place
write_units
write_site
start_all
forget_releases
say "done: $(sed -nE 's/^SAOLANG_URL=//p' "$etc/saolang.env") runs release $release; the first administrator: saolang administrator <e-mail> <full name>"
