'use client'

import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { ZoneMapDocument } from '../generated/graphql'
import type { ZoneMapQuery, ZoneMapQueryVariables } from '../generated/graphql'
import type { Served } from '../graph/served'
import { useNarrow } from '../table/use-narrow'
import { useHydrated } from '../time/use-now'
import { Blank, Loading } from '../view/blank'
import { PageView } from '../view/page-view'
import { PeekPanel } from '../view/peek-panel'
import { mapOf } from './map'
import { MapBar } from './map-bar'
import { peekLabel, ZonePeek } from './peek'
import { ZONE_PARAMS } from './search-params'
import { ZoneTables } from './zone-tables'

const ZoneGraph = dynamic(() => import('./graph/zone-graph').then((module) => module.ZoneGraph), {
  ssr: false,
  loading: () => <Loading rows={6} />,
})

type Props = { served: Served<ZoneMapQuery, ZoneMapQueryVariables> }

/** Zones with what is in them, who owns what, and whom Spaces trust: as a graph, and as tables that say all the graph says. */
export function ZoneMapView({ served }: Props) {
  const [params, setParams] = useQueryStates(ZONE_PARAMS, { shallow: true, history: 'push' })
  const { as, zone, space, peek } = params
  const [isNarrow, isHydrated] = [useNarrow(), useHydrated()]
  const drawn = as ?? (isNarrow ? 'table' : 'graph')
  const filter = useMemo(() => ({ zone, space }), [zone, space])
  const close = () => void setParams({ peek: null })
  return (
    <PageView
      name="Zones"
      document={ZoneMapDocument}
      variables={served.variables}
      served={served}
      field="zones"
      subject={({ zones }) => zones}
      titleOf={() => 'Zones'}
      completeness={({ trusts }) => trusts?.completeness}
      live={['TRUST', 'ENVIRONMENT']}
      keys={[
        {
          key: 't',
          says: 'As tables or as a graph',
          run: () => void setParams({ as: drawn === 'table' ? 'graph' : 'table' }),
        },
        { key: 'Escape', says: 'Close the panel', run: close, when: peek !== null },
      ]}
    >
      {(_zones, data, { query }) => {
        const map = mapOf(data, filter)
        const whole = mapOf(data, { zone: [], space: [] })
        const open = (id: string) => void setParams({ peek: id }, { history: peek === null ? 'push' : 'replace' })
        // Until script runs nobody knows the width: the tables are there, hidden where the graph comes.
        const showsGraph = drawn === 'graph' && isHydrated
        return (
          <div className="flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <MapBar
                whole={whole}
                drawn={drawn}
                params={params}
                onChange={(changes) => void setParams(changes)}
                query={query}
              />
              {map.zones.length === 0 ? (
                <Blank
                  title={whole.zones.length === 0 ? 'No Zones yet' : 'No Space matches'}
                  action={
                    whole.zones.length > 0 && (
                      <button type="button" className="control" onClick={() => void setParams({ zone: [], space: [] })}>
                        Clear filters
                      </button>
                    )
                  }
                >
                  {whole.zones.length === 0
                    ? 'A Zone appears here as soon as it has an Instance with a Space that you may enter.'
                    : 'Nothing that you may see is in all that was chosen.'}
                </Blank>
              ) : showsGraph ? (
                <ZoneGraph map={map} openId={peek} onOpen={open} onClose={close} />
              ) : (
                <div className={as === null ? 'md:hidden md:noscript:block' : undefined}>
                  <ZoneTables map={map} ownership={data.ownershipMap} onOpen={open} />
                </div>
              )}
            </div>
            {peek !== null && (
              <PeekPanel label={peekLabel(whole, peek)} onClose={close}>
                <ZonePeek map={whole} id={peek} onOpen={open} />
              </PeekPanel>
            )}
          </div>
        )
      }}
    </PageView>
  )
}
