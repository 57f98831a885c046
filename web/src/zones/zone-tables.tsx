import { StateText } from '../ui/state-text'
import { Nothing, PageSection } from '../view/page-section'
import { explorePath } from '../explore/explore-path'
import type { MapInstance, OwnershipMap, ZoneMap } from './map'
import { OwnershipTrouble } from './ownership-trouble'
import { isGap, ownedText, TRUST_STATES, trustSentence, ZONE_KINDS } from './words'

type Props = { map: ZoneMap; ownership: OwnershipMap | null; onOpen(id: string): void }

const CELL = 'px-3 py-2 align-top first:pl-0 max-md:block max-md:px-0 max-md:py-0.5'
const HEAD = 'px-3 py-1.5 text-left text-sm font-medium text-muted first:pl-0'
const NAME = 'rounded text-left font-medium underline-offset-3 hover:underline'

/** All that the graph says, in words. */
export function ZoneTables({ map: { zones, trusts, placeholders }, ownership, onOpen }: Props) {
  return (
    <div className="flex flex-col gap-9 px-4 py-5 sm:px-5">
      {ownership && <OwnershipTrouble ownership={ownership} />}
      {zones.map((zone) => (
        <PageSection
          key={zone.id}
          title={zone.name}
          note={isGap(zone) ? <StateText tone="warn">{ZONE_KINDS[zone.kind]}</StateText> : ZONE_KINDS[zone.kind]}
        >
          {zone.description && <p className="mb-2 text-muted">{zone.description}</p>}
          {zone.instances.length === 0 ? (
            <Nothing>No Instance of it has a Space that you may enter.</Nothing>
          ) : (
            <Table
              label={`Instances in ${zone.name}`}
              titles={['Instance', 'Spaces', 'Owns', 'From elsewhere']}
              isAligned
            >
              {zone.instances.map((instance) => (
                <InstanceLine key={instance.id} instance={instance} onOpen={onOpen} />
              ))}
            </Table>
          )}
        </PageSection>
      ))}
      <PageSection title="Trust" note={trusts.length}>
        {trusts.length === 0 ? (
          <Nothing>No Space that you may see trusts another.</Nothing>
        ) : (
          <Table label="Trust" titles={['Who accepts what', 'State', 'Fingerprint']}>
            {trusts.map((one) => (
              <tr key={one.id} className="border-t border-line max-md:block max-md:py-2.5">
                <td className={CELL}>
                  <button type="button" className={NAME} onClick={() => onOpen(one.id)}>
                    {trustSentence(one)}
                  </button>
                </td>
                <td className={CELL}>
                  <StateText tone={TRUST_STATES[one.trust.state].tone}>{TRUST_STATES[one.trust.state].says}</StateText>
                </td>
                <td className={`${CELL} font-mono text-sm break-words text-muted`}>{one.trust.shownFingerprint}</td>
              </tr>
            ))}
          </Table>
        )}
      </PageSection>
      {placeholders.length > 0 && (
        <PageSection title="Owned elsewhere" note={placeholders.length}>
          <Table label="Environments owned elsewhere" titles={['Environment', 'Stands in', 'Owner']}>
            {placeholders.map(({ id, name, space, owner }) => (
              <tr key={id} className="border-t border-line max-md:block max-md:py-2.5">
                <td className={CELL}>{name}</td>
                <td className={CELL}>{space.name}</td>
                <td className={CELL}>{owner}</td>
              </tr>
            ))}
          </Table>
        </PageSection>
      )}
    </div>
  )
}

function InstanceLine({ instance, onOpen }: { instance: MapInstance; onOpen(id: string): void }) {
  const { id, name, spaces, owned, fromElsewhere, isAnswered } = instance
  return (
    <tr className="border-t border-line max-md:block max-md:py-2.5">
      <td className={CELL}>
        <button type="button" className={NAME} onClick={() => onOpen(id)}>
          {name}
        </button>
        {isAnswered === false && <StateText tone="bad">Does not answer</StateText>}
      </td>
      <td className={CELL}>
        <ul className="flex flex-wrap gap-x-3">
          {spaces.map((space) => (
            <li key={space.id}>
              {space.isBeyond ? (
                space.name
              ) : (
                <a href={explorePath('projects', { space: [space.id] })} className="underline-offset-3 hover:underline">
                  {space.name}
                </a>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td className={`${CELL} text-muted`}>{ownedText(owned)}</td>
      <td className={`${CELL} text-muted`}>
        <span className="md:hidden">Owned from elsewhere: </span>
        {fromElsewhere ?? 'not known'}
      </td>
    </tr>
  )
}

type TableProps = {
  label: string
  titles: readonly string[]
  /** Its columns stand under those of the other tables that say the same of other Zones. */
  isAligned?: boolean
  children: React.ReactNode
}

function Table({ label, titles, isAligned = false, children }: TableProps) {
  return (
    <table aria-label={label} className={`w-full border-b border-line max-md:block ${isAligned ? 'table-fixed' : ''}`}>
      <thead className="max-md:sr-only">
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col" className={HEAD}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">{children}</tbody>
    </table>
  )
}
