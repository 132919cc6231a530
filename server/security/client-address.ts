/** Who is at the other end. Forwarding headers count only from proxies that the operator named, and only the hop next to them. */
import { isIPv4, isIPv6 } from 'node:net'

export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  proxies: ReadonlySet<string>,
): string {
  const peer = plain(remote ?? '')
  if (!proxies.has(peer) || forwardedFor === undefined) return peer
  const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
  return hops.findLast((hop) => !proxies.has(hop)) ?? peer
}

/** The neighbourhood that shares a limit: /24 of IPv4, /64 of IPv6. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address.split('.').slice(0, 3).join('.')
  if (isIPv6(address)) return expanded(address).slice(0, 4).join(':')
  return 'unknown'
}

const plain = (address: string): string =>
  address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address

function expanded(address: string): readonly string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [front, back] = [groups(head), groups(tail ?? '')]
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  return [...front, ...Array<string>(missing).fill('0'), ...back].map((group) => group.replace(/^0+(?=.)/, ''))
}
