/** Stands for the rows of a table that are out of sight; `height` in pixels. */
export function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr role="presentation" aria-hidden="true" className="max-md:block print:hidden">
      <td role="presentation" colSpan={span} style={{ height }} className="max-md:block" />
    </tr>
  )
}
