import { TextArea } from '../fields'

/** A text that comes as a file, or is pasted. */
export function FileOrText({ label, name, hint }: { label: string; name: string; hint: string }) {
  return (
    <fieldset className="flex flex-col gap-3 rounded-lg border border-line-strong px-4 pt-1 pb-4">
      <legend className="px-1 font-medium">{label}</legend>
      <label className="flex flex-col gap-1.5">
        A file
        <input
          type="file"
          name={`${name}File`}
          className="max-w-full rounded-md text-muted file:mr-3 file:h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-raised file:px-2.5 file:text-ink"
        />
      </label>
      <TextArea label="Or paste it" name={name} rows={3} isCode hint={hint} />
    </fieldset>
  )
}
