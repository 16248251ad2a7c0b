// The shell script that lays out a trace's own file system and network, before our helper starts in it.
import { authorityHash } from "./certificates.ts";

/** Where the certificate lies inside; the system's own bundles are the same file there. */
export const bundlePath = "/etc/ssl/certs/ca-certificates.crt";

/** Where OpenSSL, GnuTLS and Go look, by distribution. */
const bundles = [
  bundlePath,
  `/etc/ssl/certs/${authorityHash}.0`,
  "/etc/ssl/cert.pem",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cert.pem",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
];

/** Of what runs, these folders must be there as they are: NixOS has its programs behind them. */
const kept = ["current-system", "booted-system", "wrappers", "opengl-driver"];

/** Variables that name a bundle, for programs that bring their own. */
export const trustVariables = {
  NODE_EXTRA_CA_CERTS: bundlePath,
  SSL_CERT_FILE: bundlePath,
  SSL_CERT_DIR: "/etc/ssl/certs",
  REQUESTS_CA_BUNDLE: bundlePath,
  CURL_CA_BUNDLE: bundlePath,
  GIT_SSL_CAINFO: bundlePath,
  PIP_CERT: bundlePath,
  DENO_CERT: bundlePath,
} as const;

/**
 * Arguments: the program that runs our helper, its code, then `kind more path` for each step.
 * Variables: `CA`, `HOSTS`, `TRACE_UID`. Staging lies on `/sys`, which is there everywhere and made anew.
 * A socket in a layer leads nowhere, as the kernel finds its listener by the file below: services of the host stay out of reach.
 */
export const script = `set -eu
node=$1; code=$2; shift 2
up() { ip link set lo up || ifconfig lo up || busybox ip link set lo up ||
  perl -e 'socket(S,2,2,0) && ioctl(S,0x8914,pack("a16sx14","lo",0x49)) || exit 1' ||
  python3 -c 'import fcntl,socket,struct;fcntl.ioctl(socket.socket(2,2),0x8914,struct.pack("16sh14x",b"lo",0x49))' ||
  { mount -t sysfs sysfs /sys && echo 0x9 >/sys/class/net/lo/flags; }; }
up 2>/dev/null || { echo "trace: loopback" >&2; exit 97; }
mount -t tmpfs -o mode=0755 trace /sys
cd /sys; mkdir root; mount -t tmpfs -o mode=0755 trace root
escaped() { case "$1" in *[:,\\\\]*) printf %s "$1" | sed 's/[\\\\:,]/\\\\&/g' ;; *) printf %s "$1" ;; esac; }
n=0
fill() { for file in ${bundles.join(" ")} /etc/resolv.conf /etc/hosts; do
  case "$file" in "$1"/*) : ;; *) continue ;; esac
  to="$2\${file#"$1"}"; mkdir -p "\${to%/*}"; rm -f "$to"
  case "$file" in
    /etc/resolv.conf) printf 'nameserver 127.0.0.1\\n' ;;
    /etc/hosts) printf '127.0.0.1 localhost %s\\n::1 localhost\\n' "$HOSTS" ;;
    *) printf %s "$CA" ;;
  esac >"$to"
done; }
while [ $# -gt 0 ]; do
  kind=$1; more=$2; path=$3; shift 3
  case "$kind" in
    link) ln -sfn "$more" "root$path" || : ;;
    copy) cp -p "$path" "root$path" 2>/dev/null || : ;;
    show) : >"root$path"; mount --bind "$path" "root$path" && mount -o remount,bind,ro "root$path" || : ;;
    folder) mkdir -p "root$path"; chmod "$more" "root$path"; case "$path" in /etc*) fill "$path" "root$path" ;; esac ;;
    layer)
      n=$((n+1)); mkdir -p $n $n/w "root$path"; mkdir -m "$more" $n/u
      case "$path" in /etc*) fill "$path" $n/u ;; esac
      options="lowerdir=$(escaped "$path"),upperdir=/sys/$n/u,workdir=/sys/$n/w"
      mount -t overlay -o "$options,userxattr" trace "root$path" || mount -t overlay -o "$options" trace "root$path" ||
        { echo "trace: layer" >&2; exit 98; } ;;
  esac
done
mkdir -p root/proc root/sys root/dev root/run
mount -t proc proc root/proc 2>/dev/null || mount --rbind /proc root/proc
mount --rbind /dev root/dev
mount -t tmpfs -o mode=1777 trace root/dev/shm 2>/dev/null || :
mount -t tmpfs -o mode=0755 trace root/run
mkdir -p -m 0755 root/run/lock root/run/user; mkdir -m 0700 "root/run/user/$TRACE_UID"
for it in ${kept.join(" ")}; do [ ! -e /run/$it ] || cp -P /run/$it root/run/ 2>/dev/null || :; done
mount -t sysfs sysfs root/sys 2>/dev/null || mount -t tmpfs -o ro trace root/sys
cd root; pivot_root . .; umount -l .; cd /
unset CA HOSTS TRACE_UID
prlimit --core=1:1 --pid $$ 2>/dev/null || ulimit -c 0
exec "$node" -e "$code"
`;
