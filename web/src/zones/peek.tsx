import { explorePath } from '../explore/explore-path'
import { AgeText } from '../time/age-text'
import { StateText } from '../ui/state-text'
import { Blank } from '../view/blank'
import { Facts, PeekHead } from '../view/peek-panel'
import type { MapInstance, MapSpace, MapTrust, MapZone, ZoneMap } from './map'
import { isGap, ownedText, TRUST_STATES, trustSentence, ZONE_KINDS } from './words'

type Found =
  | { kind: 'zone'; zone: MapZone }
  | { kind: 'instance'; zone: MapZone; instance: MapInstance }
  | { kind: 'space'; zone: MapZone; instance: MapInstance; space: MapSpace }
  | { kind: 'trust'; trust: MapTrust }

function find({ zones, trusts }: ZoneMap, id: string): Found | null {
  const trust = trusts.find((one) => one.id === id)
  if (trust) return { kind: 'trust', trust }
  for (const zone of zones) {
    if (zone.id === id) return { kind: 'zone', zone }
    for (const instance of zone.instances) {
      if (instance.id === id) return { kind: 'instance', zone, instance }
      const space = instance.spaces.find((one) => one.id === id)
      if (space) return { kind: 'space', zone, instance, space }
    }
  }
  return null
}

/** What a panel of the map is about. */
export function peekLabel(map: ZoneMap, id: string): string {
  const found = find(map, id)
  if (!found) return id
  if (found.kind === 'trust') return trustSentence(found.trust)
  return found.kind === 'zone' ? found.zone.name : found.kind === 'instance' ? found.instance.name : found.space.name
}

type Props = { map: ZoneMap; id: string; onOpen(id: string): void }

/** One thing of the map, with what it leads to. */
export function ZonePeek({ map, id, onOpen }: Props) {
  const found = find(map, id)
  if (!found) return <Blank title="It is not on the map">It does not exist any more, or you may not see it.</Blank>
  if (found.kind === 'trust') return <TrustPeek trust={found.trust} />
  const open = (to: string, name: string) => (
    <button
      key={to}
      type="button"
      className="block rounded text-left text-accent hover:underline"
      onClick={() => onOpen(to)}
    >
      {name}
    </button>
  )
  const { zone } = found
  if (found.kind === 'zone') {
    return (
      <>
        <PeekHead kind="Zone" title={zone.name}>
          <StateText tone={isGap(zone) ? 'warn' : 'ok'}>{ZONE_KINDS[zone.kind]}</StateText>
        </PeekHead>
        <Facts
          facts={[
            ['What for', zone.description],
            ['Instances', zone.instances.map((one) => open(one.id, one.name))],
          ]}
        />
      </>
    )
  }
  const { instance } = found
  if (found.kind === 'instance') {
    return (
      <>
        <PeekHead kind="Instance" title={instance.name}>
          {instance.isAnswered === false && <StateText tone="bad">Does not answer</StateText>}
        </PeekHead>
        <Facts
          facts={[
            ['Zone', open(zone.id, zone.name)],
            ['Spaces', instance.spaces.map((one) => open(one.id, one.name))],
            ['Owns', ownedText(instance.owned)],
            ['From elsewhere', instance.fromElsewhere],
          ]}
        />
      </>
    )
  }
  const { space } = found
  const lists = ['projects', 'releases', 'environments', 'tenants', 'deployment-targets', 'trusts']
  return (
    <>
      <PeekHead kind={space.isBeyond ? 'Space beyond this fleet' : 'Space'} title={space.name}>
        {space.isBeyond && 'Known by what it calls itself.'}
      </PeekHead>
      <Facts
        facts={[
          ['Instance', open(instance.id, instance.name)],
          ['Zone', open(zone.id, zone.name)],
          [
            'Trust',
            map.trusts
              .filter(({ from, to }) => from.id === space.id || to.id === space.id)
              .map((one) => open(one.id, trustSentence(one))),
          ],
          [
            'Lists',
            space.isBeyond
              ? null
              : lists.map((slug) => (
                  <a
                    key={slug}
                    href={explorePath(slug, { space: [space.id] })}
                    className="block text-accent hover:underline"
                  >
                    {slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ')}
                  </a>
                )),
          ],
        ]}
      />
    </>
  )
}

function TrustPeek({ trust: one }: { trust: MapTrust }) {
  const { trust } = one
  const { says, tone } = TRUST_STATES[trust.state]
  return (
    <>
      <PeekHead kind="Trust" title={trustSentence(one)} href={explorePath('trusts', {}) + `?peek=${trust.id}`}>
        <StateText tone={tone}>{says}</StateText>
      </PeekHead>
      <Facts
        facts={[
          ['Called', trust.name],
          ['Fingerprint', <span className="font-mono text-sm break-words">{trust.shownFingerprint}</span>],
          ['Approvals', trust.purpose === 'RELEASES' ? trust.approvalsNeeded || 'None needed' : null],
          ['Last bundle', trust.lastSequence || 'None yet'],
          ['Made', <AgeText at={trust.createdAt} />],
          ['Confirmed', trust.confirmedAt && <AgeText at={trust.confirmedAt} />],
          ['Revoked', trust.revokedAt && <AgeText at={trust.revokedAt} />],
          ['Why', trust.revocationReason],
        ]}
      />
    </>
  )
}
