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
    say("the name server gave no answer"),
    say("check the network connection and the name server, then ask again"),
  ),
  "dns-refused": f(say("the name server refused or failed the question"), say("try another name server")),
  "dns-broken": f(say("the name server gave an answer that makes no sense"), say("try another name server")),
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
  "connect-aborted": f(say("the connection was given up by this machine"), say("ask again")),
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
  "tls-revoked": f(
    say("the certificate has been revoked"),
    say("something stands in between, or the server is misconfigured"),
  ),
  "tls-purpose": f(say("the certificate is not one for servers"), say("check what answers on that port")),
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
  "tls-cipher": f(
    say("server and client have no cipher in common"),
    say("a proxy or an old server answers in its place"),
  ),
  "tls-alert": f(say("the server refused the handshake"), say("it may not know this host name; check the host")),
  "tls-client-certificate": f(
    say("the server wants a certificate of the client"),
    say("that is no MiMo endpoint: check the host"),
  ),
  "tls-plain-http": f(say("the port speaks plain http, not https"), say("check scheme and port of the base URL")),
  "tls-garbage": f(say("what answers on the port speaks no TLS"), say("check host and port")),
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
  "proxy-dns": f(say("the name of the proxy does not exist"), say("check HTTPS_PROXY")),
  "proxy-refused": f(
    say("the proxy refused the connection: it is not running"),
    say("check HTTPS_PROXY, or start the proxy"),
  ),
  "proxy-timeout": f(
    say("the proxy did not answer"),
    say("check HTTPS_PROXY, and whether this network still needs it"),
  ),
  "proxy-unreachable": f(say("there is no way to the proxy"), say("check HTTPS_PROXY and the network")),
  "proxy-auth": f(
    say("the proxy wants a name and a password (407)"),
    say("write them into HTTPS_PROXY: `http://name:password@host:port`"),
  ),
  "proxy-denied": f(
    say("the proxy forbids this host (403)"),
    say("ask who runs the proxy to allow it, or list the host in NO_PROXY"),
  ),
  "proxy-bad-gateway": f(say("the proxy could not reach the host (502)"), say("ask who runs the proxy")),
  "proxy-unavailable": f(
    say("the proxy is overloaded or its way out is down (503)"),
    say("ask again, or ask who runs the proxy"),
  ),
  "proxy-gateway-timeout": f(say("the proxy waited for the host in vain (504)"), say("ask who runs the proxy")),
  "proxy-not-allowed": f(
    say("the proxy makes no tunnels (405 or 501)"),
    say("it is no proxy for https: check HTTPS_PROXY"),
  ),
  "proxy-status": f(say("the proxy did not open the tunnel"), say("ask who runs the proxy")),
  "proxy-closed": f(say("the proxy closed the connection"), say("check HTTPS_PROXY: something else may listen there")),
  "proxy-garbage": f(say("what listens at the proxy's address speaks no HTTP"), say("check HTTPS_PROXY")),
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
  "reply-garbage": f(say("the answer is no HTTP"), say("check host and port")),
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
  deadline: f(say("the time for the whole probe was over"), say("ask again with a larger --timeout")),
  interrupted: f(say("the probe was interrupted"), say("ask again")),
  "not-asked": f(say("it was not asked"), say("ask again")),
  unknown: f(
    say("the request failed for a reason that is not known here"),
    say("ask again; `NODE_DEBUG=net,tls` shows more"),
  ),
};

/** A sentence about a fault: what failed, what that implies, what to try. */
export function faultText(code: string, detail: string | null): Text {
  const { what, try: then } = faults[code] ?? (faults["unknown"] as Fault);
  return detail === null
    ? say("{what}, so nothing is known about the key; {then}", { what, then })
    : say("{what} ({detail}), so nothing is known about the key; {then}", { what, detail, then });
}
