// Knows the ways in which a request can fail before an answer comes: what failed, what that implies, what to try.
import { say, type Text } from "../model/text.ts";

interface Fault {
  readonly what: Text;
  readonly try: Text;
}

const f = (what: Text, then: Text): Fault => ({ what, try: then });

/** By the code that the sender gives. None of them says anything about the key. */
export const faults: Readonly<Record<string, Fault>> = {
  "dns-not-found": f(
    say("the name does not exist for this machine's name server"),
    say("check the spelling of the host, and the name server or VPN of this machine"),
  ),
  "dns-no-answer": f(
    say("no name server gave an answer that can be used"),
    say("check the network connection and the name server, then ask again"),
  ),
  "dns-failed": f(
    say("the name could not be looked up"),
    say("try another name server; the resolver of this machine may be misconfigured"),
  ),
  "connect-refused": f(
    say("the host refused the connection: nothing listens on that port"),
    say("check host and port; a firewall may answer for it"),
  ),
  "connect-timeout": f(
    say("nobody answered the connection"),
    say(
      "a firewall or a missing route swallows it: try another network, or set HTTPS_PROXY if this network needs a proxy",
    ),
  ),
  "connect-reset": f(
    say("the connection was cut while it was made"),
    say("a firewall on the way may do that: try another network"),
  ),
  "connect-host-unreachable": f(say("there is no way to the host"), say("check the network connection and the VPN")),
  "connect-network-unreachable": f(
    say("this machine has no network to the host"),
    say("check the network connection; an address of IPv6 only needs IPv6"),
  ),
  "connect-forbidden": f(
    say("this machine forbids the connection"),
    say("check the firewall or the sandbox of this machine"),
  ),
  "connect-address": f(say("the address cannot be used from this machine"), say("check host and port")),
  "tls-expired": f(
    say("the certificate has expired"),
    say("compare the clock of this machine; on an official host something stands in between"),
  ),
  "tls-not-yet-valid": f(say("the certificate is not valid yet"), say("compare the clock of this machine")),
  "tls-self-signed": f(
    say("the certificate is signed by itself"),
    say("on an official host something stands in between; for a server of your own give its certificate with --cacert"),
  ),
  "tls-unknown-root": f(
    say("the certificate leads to a root that this machine does not trust"),
    say("a company proxy may open the connection: give its root with --cacert or NODE_EXTRA_CA_CERTS"),
  ),
  "tls-unknown-issuer": f(
    say("the issuer of the certificate is not known here"),
    say("the server sends no intermediate certificate, or a proxy opens the connection: give the issuer with --cacert"),
  ),
  "tls-wrong-host": f(
    say("the certificate is for another host"),
    say("check the host; a captive portal or a proxy answers in its place"),
  ),
  "tls-purpose": f(
    say("the certificate, or one of its issuers, is not made for this use"),
    say("check what answers on that port"),
  ),
  "tls-signature": f(
    say("the signature of the certificate is not valid"),
    say("something stands in between, or the server is misconfigured"),
  ),
  "tls-certificate": f(
    say("the certificate was not accepted"),
    say("look at it with `openssl s_client -connect HOST:443`"),
  ),
  "tls-protocol": f(
    say("the server speaks only a version of TLS that is too old"),
    say("a proxy or an old server answers in its place"),
  ),
  "tls-weak": f(
    say("the TLS of the server is too old or too weak to be trusted"),
    say("a proxy or an old server answers in its place"),
  ),
  "tls-cipher": f(
    say("server and client found nothing in common: no cipher, or no certificate of the client"),
    say("a proxy or an old server answers in its place: check the host"),
  ),
  "tls-name": f(say("the server does not know this host name"), say("check the host, and what answers in its place")),
  "tls-http2": f(
    say("the server speaks no HTTP/1.1 on this port"),
    say("no MiMo endpoint does that: check host and port"),
  ),
  "tls-alert": f(say("the server refused the handshake"), say("check host and port")),
  "tls-client-certificate": f(
    say("the server wants a certificate of the client"),
    say("that is no MiMo endpoint: check the host"),
  ),
  "tls-plain-http": f(
    say("what answers on the port speaks no TLS, as a server for plain http does"),
    say("check scheme and port of the base URL"),
  ),
  "tls-garbage": f(say("the TLS that came back makes no sense"), say("check host and port")),
  "tls-closed": f(
    say("the connection was closed in the middle of the handshake"),
    say("a firewall that reads host names may do that: try another network"),
  ),
  "tls-reset": f(
    say("the connection was cut in the middle of the handshake"),
    say("a firewall that reads host names may do that: try another network"),
  ),
  "tls-timeout": f(say("the handshake was not answered"), say("a firewall may hold it: try another network")),
  "cacert-unreadable": f(
    say("the file of --cacert holds no certificate that could be read"),
    say("give a file in PEM form"),
  ),
  "proxy-url": f(say("the proxy variable holds no address of a proxy"), say("write it like `http://host:port`")),
  "proxy-scheme": f(
    say("the proxy variable names a kind of proxy that is not supported"),
    say("only http and https proxies are, SOCKS is not"),
  ),
  "proxy-dns": f(
    say("the name of the proxy could not be looked up"),
    say("check HTTPS_PROXY, and whether this network still needs it"),
  ),
  "proxy-refused": f(
    say("the proxy refused the connection: it is not running"),
    say("check HTTPS_PROXY, or start the proxy"),
  ),
  "proxy-timeout": f(
    say("the proxy did not answer"),
    say("check HTTPS_PROXY, and whether this network still needs it"),
  ),
  "proxy-unreachable": f(say("there is no way to the proxy"), say("check HTTPS_PROXY and the network")),
  "proxy-tls": f(
    say("the TLS connection to the proxy itself failed"),
    say("write `http://` in HTTPS_PROXY, as most proxies want it; for a proxy with TLS give its root with --cacert"),
  ),
  "proxy-auth": f(
    say("the proxy wants a name and a password"),
    say("write them into HTTPS_PROXY: `http://name:password@host:port`"),
  ),
  "proxy-auth-refused": f(
    say("the proxy refused the name and the password of HTTPS_PROXY"),
    say("check both; signs such as `@` and `:` in them are written as `%40` and `%3A`"),
  ),
  "proxy-denied": f(
    say("the proxy forbids this host"),
    say("ask who runs the proxy to allow it, or list the host in NO_PROXY"),
  ),
  "proxy-bad-gateway": f(say("the proxy failed, or could not reach the host"), say("ask who runs the proxy")),
  "proxy-unavailable": f(
    say("the proxy is overloaded or its way out is down"),
    say("ask again, or ask who runs the proxy"),
  ),
  "proxy-gateway-timeout": f(say("the proxy waited for the host in vain"), say("ask who runs the proxy")),
  "proxy-not-allowed": f(say("the proxy makes no tunnels"), say("it is no proxy for https: check HTTPS_PROXY")),
  "proxy-status": f(say("the proxy did not open the tunnel"), say("ask who runs the proxy")),
  "proxy-closed": f(say("the proxy closed the connection"), say("check HTTPS_PROXY: something else may listen there")),
  "proxy-garbage": f(
    say("what listens at the proxy's address speaks no HTTP"),
    say("check HTTPS_PROXY; a SOCKS proxy is not supported"),
  ),
  "reply-none": f(
    say("the host took the request and did not answer in time"),
    say("ask again; a firewall may hold the answer"),
  ),
  "reply-closed": f(say("the connection was closed without an answer"), say("ask again; the host may be restarting")),
  "reply-reset": f(say("the connection was cut before the answer came"), say("ask again; a firewall may do that")),
  "reply-slow-headers": f(
    say("the answer had begun and its head was not finished in time"),
    say("ask again; the host may be overloaded"),
  ),
  "reply-header-overflow": f(
    say("the head of the answer is larger than any API's"),
    say("something else than the API answers: check the host"),
  ),
  "reply-garbage": f(say("the answer is no proper HTTP"), say("check host and port")),
  "reply-truncated": f(say("the answer broke off in its head"), say("ask again; something on the way may cut it")),
  "reply-unasked": f(
    say("the host answered something that was not asked (100 or 101)"),
    say("something else than the API answers: check the host"),
  ),
  "reply-content-length": f(
    say("the answer contradicts itself about its length"),
    say("something on the way changes it: try another network"),
  ),
  "reply-too-many-interim": f(
    say("the host sent interim answers and never a final one"),
    say("something else than the API answers: check the host"),
  ),
  "body-slow": f(say("the answer began and did not end in time"), say("ask again; the host may be overloaded")),
  "body-truncated": f(say("the answer ended before its end"), say("ask again; something on the way cuts it")),
  "body-reset": f(say("the connection was cut in the middle of the answer"), say("ask again")),
  "body-garbage": f(
    say("the answer is damaged in its middle"),
    say("something on the way changes it: try another network"),
  ),
  "no-answer": f(
    say("no answer came: the network, the name of the host, a proxy or TLS failed"),
    say("ask the host with `mimo-doctor probe`, which says at which step"),
  ),
  deadline: f(say("the time for the whole probe was over"), say("ask again with a larger --timeout")),
  interrupted: f(say("the probe was interrupted"), say("ask again")),
  unknown: f(
    say("the request failed for a reason that is not known here"),
    say("ask again; `NODE_DEBUG=net,tls` shows more"),
  ),
};

/** A sentence about a fault: what failed, what that implies, what to try. */
export function faultText(code: string, detail: string | null): Text {
  const { what, try: remedy } = faults[code] ?? (faults["unknown"] as Fault);
  return detail === null
    ? say("{what}, so nothing is known about the key; {remedy}", { what, remedy })
    : say("{what} ({detail}), so nothing is known about the key; {remedy}", { what, detail, remedy });
}
