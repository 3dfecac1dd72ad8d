import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const inner = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, prefix, 'ipv6')

/** True for an address that is no one's in public: this machine, a house's network, a cloud's own services, and ways to write those (RFC 6890). */
export function isInnerAddress(address: string): boolean {
  const family = isIP(address)
  return family === 0 || inner.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Looks a name up and gives an address only when all that it has are public, so that what was checked is what is connected to. Names
 * in `allowed` may lie inside.
 */
export function guardedLookup(allowed: ReadonlySet<string>): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const isRefused = !allowed.has(host) && found.some(({ address }) => isInnerAddress(address))
      if (isRefused || !found[0]) return done(new Error(`${host} is no public address`), [])
      if (options.all) done(null, found)
      else done(null, found[0].address, found[0].family)
    })
  }
}

/** Why nothing is sent to an address; undefined when it may be. Names are looked at again when they are connected to. */
export function findDestinationProblem(dest: string, allowed: ReadonlySet<string>): string | undefined {
  if (!URL.canParse(dest)) return 'dest is no address'
  const { protocol, hostname, username, password } = new URL(dest)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (username || password) return 'dest holds a password: the signature proves who sends'
  if (allowed.has(host)) return /^https?:$/.test(protocol) ? undefined : 'dest is no web address'
  if (protocol !== 'https:') return 'dest is an https address'
  if (isIP(host) ? isInnerAddress(host) : /^localhost$|\.(localhost|local|internal|home\.arpa)$/i.test(host))
    return 'dest is no public address'
  return undefined
}
