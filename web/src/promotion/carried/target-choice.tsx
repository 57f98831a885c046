import { Choice } from '../incoming/choice'

/** A Space that something can be brought into. */
export type TargetSpace = {
  id: string
  name: string
  instance: { zone: { name: string } | null } | null
}

/** The Space that a file names, if it is called so here; another can be chosen all the same. */
export function meantSpace(spaces: readonly TargetSpace[], name: string): string {
  return spaces.find((space) => space.name.toLowerCase() === name.toLowerCase())?.id ?? ''
}

type Props = { label: string; named: string; spaces: readonly TargetSpace[]; value: string; onChange(id: string): void }

/** Into which Space a file goes. */
export function TargetChoice({ label, named, spaces, value, onChange }: Props) {
  return (
    <Choice
      label={label}
      value={value}
      none="Choose a Space"
      choices={spaces.map(({ id, name, instance }) => ({
        id,
        name: instance?.zone ? `${name}, ${instance.zone.name}` : name,
      }))}
      onChange={onChange}
      note={
        meantSpace(spaces, named) === ''
          ? `The file names ${named}. No Space that you may enter is called so.`
          : undefined
      }
    />
  )
}
