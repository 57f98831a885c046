import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import type { AdminInstanceQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { exactUtc } from '../../time/age'
import { PageBody } from '../../view/page-body'
import { FactList } from '../fact-list'
import { SelectField } from '../fields'
import { spacePath } from '../spaces/path'
import { placeInstance, updateInstance } from './actions'
import { InstanceKeys } from './instance-keys'
import { instancePath, INSTANCES_PATH } from './path'

export type ShownInstance = NonNullable<AdminInstanceQuery['instance']>

/** One Instance: its address, where it lies, and its keys. */
export function Instance({ id, answer }: { id: string; answer: GraphAnswer<AdminInstanceQuery> }) {
  const data = answer.kind === 'answer' ? answer.data : null
  const instance = data?.instance
  return (
    <PageBody title={instance?.name ?? 'Instance'} back={{ href: INSTANCES_PATH, title: 'All Instances' }}>
      {data && instance ? (
        <>
          <FactList
            facts={[
              ['Id', instance.id],
              ['Address', instance.url],
              ['Zone', instance.zone?.name ?? 'In no Zone yet'],
              ['Registered', exactUtc(instance.createdAt)],
              ['Spaces', <SpaceLinks key="spaces" spaces={(instance.spaces ?? []).flatMap((space) => space ?? [])} />],
            ]}
          />
          <Address instance={instance} />
          <Section
            title="Zone"
            lead="Where it lies. Between connected Zones releases travel by themselves; to a disconnected one they are carried."
          >
            <ChangeForm
              action={placeInstance}
              submit={instance.zone ? 'Move it there' : 'Place it there'}
              submitting="Placing…"
            >
              <input type="hidden" name="instance" value={id} />
              <SelectField
                label="Zone"
                name="zone"
                choices={(data.zones?.nodes ?? []).map((zone) => ({
                  id: zone.id,
                  name: zone.kind === 'DISCONNECTED' ? `${zone.name} (disconnected)` : zone.name,
                }))}
                chosen={instance.zone?.id ?? null}
              />
            </ChangeForm>
          </Section>
          <InstanceKeys instance={instance} />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'instance')} retry={instancePath(id)} />
      )}
    </PageBody>
  )
}

function SpaceLinks({ spaces }: { spaces: readonly { id: string; name: string }[] }) {
  if (spaces.length === 0) return 'None'
  return (
    <ul className="flex flex-wrap gap-x-3">
      {spaces.map(({ id, name }) => (
        <li key={id}>
          <a href={spacePath(id)} className="underline underline-offset-3">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Address({ instance }: { instance: ShownInstance }) {
  return (
    <Section title="Name and address">
      <ChangeForm action={updateInstance} submit="Save" submitting="Saving…">
        <input type="hidden" name="instance" value={instance.id} />
        <Input type="hidden" name="version" value={instance.version} />
        <TextField
          label="Name"
          name="name"
          type="text"
          autoComplete="off"
          defaultValue={instance.name}
          maxLength={200}
          required
        />
        <TextField
          label="Address"
          name="url"
          type="url"
          autoComplete="off"
          defaultValue={instance.url ?? ''}
          required
          hint="Where it answers the gateway: scheme, host and port."
        />
      </ChangeForm>
    </Section>
  )
}
