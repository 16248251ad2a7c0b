// The ways in which a request can fail before an answer comes: what failed, what that implies, what to try.
import { msg, type Message } from "../model/message.ts";

interface Fault {
  readonly what: Message;
  readonly try: Message;
}

const f = (what: Message, then: Message): Fault => ({ what, try: then });

/** By the code that the sender gives. None of them says anything about the key. */
export const faults: Readonly<Record<string, Fault>> = {
  "dns-not-found": f(
    msg("the name does not exist for this machine's name server"),
    msg("check the spelling of the host, and the name server or VPN of this machine"),
  ),
  "dns-no-answer": f(
    msg("no name server gave an answer that can be used"),
    msg("check the network connection and the name server, then ask again"),
  ),
  "dns-failed": f(
    msg("the name could not be looked up"),
    msg("try another name server; the resolver of this machine may be misconfigured"),
  ),
  "connect-refused": f(
    msg("the host refused the connection: nothing listens on that port"),
    msg("check host and port; a firewall may answer for it"),
  ),
  "connect-timeout": f(
    msg("nobody answered the connection"),
    msg(
      "a firewall or a missing route swallows it: try another network, or set HTTPS_PROXY if this network needs a proxy",
    ),
  ),
  "connect-reset": f(
    msg("the connection was cut while it was made"),
    msg("a firewall on the way may do that: try another network"),
  ),
  "connect-host-unreachable": f(msg("there is no way to the host"), msg("check the network connection and the VPN")),
  "connect-network-unreachable": f(
    msg("this machine has no network to the host"),
    msg("check the network connection; an address of IPv6 only needs IPv6"),
  ),
  "connect-forbidden": f(
    msg("this machine forbids the connection"),
    msg("check the firewall or the sandbox of this machine"),
  ),
  "connect-address": f(msg("the address cannot be used from this machine"), msg("check host and port")),
  "tls-expired": f(
    msg("the certificate has expired"),
    msg("compare the clock of this machine; on an official host something stands in between"),
  ),
  "tls-not-yet-valid": f(msg("the certificate is not valid yet"), msg("compare the clock of this machine")),
  "tls-self-signed": f(
    msg("the certificate is signed by itself"),
    msg("on an official host something stands in between; for a server of your own give its certificate with --cacert"),
  ),
  "tls-unknown-root": f(
    msg("the certificate leads to a root that this machine does not trust"),
    msg("a company proxy may open the connection: give its root with --cacert or NODE_EXTRA_CA_CERTS"),
  ),
  "tls-unknown-issuer": f(
    msg("the issuer of the certificate is not known here"),
    msg("the server sends no intermediate certificate, or a proxy opens the connection: give the issuer with --cacert"),
  ),
  "tls-wrong-host": f(
    msg("the certificate is for another host"),
    msg("check the host; a captive portal or a proxy answers in its place"),
  ),
  "tls-purpose": f(
    msg("the certificate, or one of its issuers, is not made for this use"),
    msg("check what answers on that port"),
  ),
  "tls-signature": f(
    msg("the signature of the certificate is not valid"),
    msg("something stands in between, or the server is misconfigured"),
  ),
  "tls-certificate": f(
    msg("the certificate was not accepted"),
    msg("look at it with `openssl s_client -connect HOST:443`"),
  ),
  "tls-protocol": f(
    msg("the server speaks only a version of TLS that is too old"),
    msg("a proxy or an old server answers in its place"),
  ),
  "tls-weak": f(
    msg("the TLS of the server is too old or too weak to be trusted"),
    msg("a proxy or an old server answers in its place"),
  ),
  "tls-cipher": f(
    msg("server and client found nothing in common: no cipher, or no certificate of the client"),
    msg("a proxy or an old server answers in its place: check the host"),
  ),
  "tls-name": f(msg("the server does not know this host name"), msg("check the host, and what answers in its place")),
  "tls-http2": f(
    msg("the server speaks no HTTP/1.1 on this port"),
    msg("no MiMo endpoint does that: check host and port"),
  ),
  "tls-alert": f(msg("the server refused the handshake"), msg("check host and port")),
  "tls-client-certificate": f(
    msg("the server wants a certificate of the client"),
    msg("that is no MiMo endpoint: check the host"),
  ),
  "tls-plain-http": f(
    msg("what answers on the port speaks no TLS, as a server for plain http does"),
    msg("check scheme and port of the base URL"),
  ),
  "tls-garbage": f(msg("the TLS that came back makes no sense"), msg("check host and port")),
  "tls-closed": f(
    msg("the connection was closed in the middle of the handshake"),
    msg("a firewall that reads host names may do that: try another network"),
  ),
  "tls-reset": f(
    msg("the connection was cut in the middle of the handshake"),
    msg("a firewall that reads host names may do that: try another network"),
  ),
  "tls-timeout": f(msg("the handshake was not answered"), msg("a firewall may hold it: try another network")),
  "cacert-unreadable": f(
    msg("the file of --cacert holds no certificate that could be read"),
    msg("give a file in PEM form"),
  ),
  "proxy-url": f(msg("the proxy variable holds no address of a proxy"), msg("write it like `http://host:port`")),
  "proxy-scheme": f(
    msg("the proxy variable names a kind of proxy that is not supported"),
    msg("only http and https proxies are, SOCKS is not"),
  ),
  "proxy-dns": f(
    msg("the name of the proxy could not be looked up"),
    msg("check HTTPS_PROXY, and whether this network still needs it"),
  ),
  "proxy-refused": f(
    msg("the proxy refused the connection: it is not running"),
    msg("check HTTPS_PROXY, or start the proxy"),
  ),
  "proxy-timeout": f(
    msg("the proxy did not answer"),
    msg("check HTTPS_PROXY, and whether this network still needs it"),
  ),
  "proxy-unreachable": f(msg("there is no way to the proxy"), msg("check HTTPS_PROXY and the network")),
  "proxy-tls": f(
    msg("the TLS connection to the proxy itself failed"),
    msg("write `http://` in HTTPS_PROXY, as most proxies want it; for a proxy with TLS give its root with --cacert"),
  ),
  "proxy-auth": f(
    msg("the proxy wants a name and a password"),
    msg("write them into HTTPS_PROXY: `http://name:password@host:port`"),
  ),
  "proxy-auth-refused": f(
    msg("the proxy refused the name and the password of HTTPS_PROXY"),
    msg("check both; signs such as `@` and `:` in them are written as `%40` and `%3A`"),
  ),
  "proxy-denied": f(
    msg("the proxy forbids this host"),
    msg("ask who runs the proxy to allow it, or list the host in NO_PROXY"),
  ),
  "proxy-bad-gateway": f(msg("the proxy failed, or could not reach the host"), msg("ask who runs the proxy")),
  "proxy-unavailable": f(
    msg("the proxy is overloaded or its way out is down"),
    msg("ask again, or ask who runs the proxy"),
  ),
  "proxy-gateway-timeout": f(msg("the proxy waited for the host in vain"), msg("ask who runs the proxy")),
  "proxy-not-allowed": f(msg("the proxy makes no tunnels"), msg("it is no proxy for https: check HTTPS_PROXY")),
  "proxy-status": f(msg("the proxy did not open the tunnel"), msg("ask who runs the proxy")),
  "proxy-closed": f(msg("the proxy closed the connection"), msg("check HTTPS_PROXY: something else may listen there")),
  "proxy-garbage": f(
    msg("what listens at the proxy's address speaks no HTTP"),
    msg("check HTTPS_PROXY; a SOCKS proxy is not supported"),
  ),
  "reply-none": f(
    msg("the host took the request and did not answer in time"),
    msg("ask again; a firewall may hold the answer"),
  ),
  "reply-closed": f(msg("the connection was closed without an answer"), msg("ask again; the host may be restarting")),
  "reply-reset": f(msg("the connection was cut before the answer came"), msg("ask again; a firewall may do that")),
  "reply-slow-headers": f(
    msg("the answer had begun and its head was not finished in time"),
    msg("ask again; the host may be overloaded"),
  ),
  "reply-header-overflow": f(
    msg("the head of the answer is larger than any API's"),
    msg("something else than the API answers: check the host"),
  ),
  "reply-garbage": f(msg("the answer is no proper HTTP"), msg("check host and port")),
  "reply-truncated": f(msg("the answer broke off in its head"), msg("ask again; something on the way may cut it")),
  "reply-unasked": f(
    msg("the host answered something that was not asked (100 or 101)"),
    msg("something else than the API answers: check the host"),
  ),
  "reply-content-length": f(
    msg("the answer contradicts itself about its length"),
    msg("something on the way changes it: try another network"),
  ),
  "reply-too-many-interim": f(
    msg("the host sent interim answers and never a final one"),
    msg("something else than the API answers: check the host"),
  ),
  "body-slow": f(msg("the answer began and did not end in time"), msg("ask again; the host may be overloaded")),
  "body-truncated": f(msg("the answer ended before its end"), msg("ask again; something on the way cuts it")),
  "body-reset": f(msg("the connection was cut in the middle of the answer"), msg("ask again")),
  "body-garbage": f(
    msg("the answer is damaged in its middle"),
    msg("something on the way changes it: try another network"),
  ),
  "no-answer": f(
    msg("no answer came: the network, the name of the host, a proxy or TLS failed"),
    msg("ask the host with `mimo-doctor probe`, which says at which step"),
  ),
  deadline: f(msg("the time for the whole probe was over"), msg("ask again with a larger --timeout")),
  interrupted: f(msg("the probe was interrupted"), msg("ask again")),
  unknown: f(
    msg("the request failed for a reason that is not known here"),
    msg("ask again; `NODE_DEBUG=net,tls` shows more"),
  ),
};

/** A sentence about a fault: what failed, what that implies, what to try. */
export function faultText(code: string, detail: string | null): Message {
  const { what, try: remedy } = faults[code] ?? (faults["unknown"] as Fault);
  return detail === null
    ? msg("{what}, so nothing is known about the key; {remedy}", { what, remedy })
    : msg("{what} ({detail}), so nothing is known about the key; {remedy}", { what, detail, remedy });
}
