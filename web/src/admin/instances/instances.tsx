import { Problem } from '../../app/frame/problem'
import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import type { AdminInstancesQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { TextArea } from '../fields'
import { FoundList } from '../found-list'
import { someNames } from '../groups/groups'
import { Badge, Line } from '../line'
import { NewThing } from '../new-thing'
import { pathWith, type PageSearch } from '../page-search'
import { registerInstance } from './actions'
import { instancePath, INSTANCES_PATH } from './path'

/** The Instances of the fleet, and a form to register one more. */
export function Instances({ answer, search }: { answer: GraphAnswer<AdminInstancesQuery>; search: PageSearch }) {
  const instances = answer.kind === 'answer' ? answer.data.instances : null
  if (!instances) return <Problem refusal={refusalIn(answer, 'instances')} retry={pathWith(INSTANCES_PATH, search)} />
  return (
    <>
      <NewThing title="Register an Instance">
        <ChangeForm
          action={registerInstance}
          submit="Register"
          submitting="Registering…"
          className="flex max-w-xl flex-col gap-4"
        >
          <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
          <TextField
            label="Address"
            name="url"
            type="url"
            autoComplete="off"
            placeholder="https://spaceport-1.example:8443"
            required
            hint="Where it answers the gateway: scheme, host and port."
          />
          <PublicKeyField />
        </ChangeForm>
      </NewThing>
      <FoundList
        path={INSTANCES_PATH}
        search={search}
        found={instances}
        label="Instances"
        one="Instance"
        many="Instances"
        empty="There is no Instance yet. Spaces live on Instances, so register the first one."
      >
        {({ id, name, url, nextPublicKey, zone, spaces }) => (
          <Line
            name={name}
            href={instancePath(id)}
            badges={
              <>
                <Badge>{zone?.name ?? 'In no Zone'}</Badge>
                {nextPublicKey && <Badge>Changes its key</Badge>}
              </>
            }
            actions={url && <code className="font-mono text-sm break-all text-muted">{url}</code>}
          >
            {!spaces || spaces.length === 0
              ? 'No Space lives on it'
              : someNames(spaces.flatMap((space) => space?.name ?? []))}
          </Line>
        )}
      </FoundList>
    </>
  )
}

/** A field for the public half of an Instance's key. */
export function PublicKeyField({ label = 'Public key' }: { label?: string }) {
  return (
    <TextArea
      label={label}
      name="publicKey"
      rows={2}
      isCode
      required
      hint="X25519, SPKI DER in base64, as the Instance shows it. The private half never leaves it."
    />
  )
}
