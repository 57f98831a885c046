import { Section } from '../app/frame/section'
import { ChangeForm } from '../change/change-form'
import { setFavourites } from './view-actions'

type Named = { id: string; name: string }

/** The Spaces that the caller wants at hand, in the order in which they put them. */
export function Favourites({ favourites, spaces }: { favourites: readonly Named[]; spaces: readonly Named[] }) {
  const others = spaces.filter(({ id }) => !favourites.some((favourite) => favourite.id === id))
  const chosen = favourites.map(({ id }) => id)
  return (
    <Section title="Favourite Spaces" lead="They stand first where you choose Spaces.">
      {favourites.length === 0 && <p className="text-muted">None yet.</p>}
      <ul className="divide-y divide-line">
        {favourites.map(({ id, name }, place) => (
          <li key={id} className="flex flex-wrap items-center gap-2 py-1.5">
            <span className="min-w-0 flex-1 break-words">{name}</span>
            {place > 0 && <Order ids={[id, ...chosen.filter((one) => one !== id)]} submit="Put first" about={name} />}
            <Order ids={chosen.filter((one) => one !== id)} submit="Remove" about={name} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ChangeForm
          action={setFavourites}
          submit="Add"
          submitting="Adding…"
          about="a favourite Space"
          className="mt-3 flex flex-wrap items-end gap-2"
        >
          {chosen.map((id) => (
            <input key={id} type="hidden" name="space" value={id} />
          ))}
          <label className="flex flex-col gap-1.5 font-medium">
            Add a Space
            <select
              name="space"
              className="h-8 max-w-64 rounded-lg border border-line-strong bg-raised px-2 font-normal"
            >
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </ChangeForm>
      )}
    </Section>
  )
}

function Order({ ids, submit, about }: { ids: readonly string[]; submit: string; about: string }) {
  return (
    <ChangeForm action={setFavourites} submit={submit} submitting="Saving…" about={about} className="">
      {ids.map((one) => (
        <input key={one} type="hidden" name="space" value={one} />
      ))}
    </ChangeForm>
  )
}
