import { builder } from '../builder.js'

type Types = typeof builder.$inferSchemaTypes

/** The arguments that choose a page (Relay Cursor Connections, 4). `BAD_PAGE` unless there is `first` or `last`, from 1 to 100. */
export const pageArguments = builder.args((t) => ({
  first: t.int({ description: 'How many rows from the start, 1 to 100. Either this or `last`, else `BAD_PAGE`.' }),
  after: t.string({
    description: 'Only rows after this cursor. `BAD_CURSOR` if it is of another list, filter or order.',
  }),
  last: t.int({ description: 'How many rows from the end, 1 to 100. Either this or `first`, else `BAD_PAGE`.' }),
  before: t.string({ description: 'Only rows before this cursor. `BAD_CURSOR` as with `after`.' }),
}))

/** The input fields that every filter has. */
export function commonFilterFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    space: t.idList({ description: 'Only rows of these Spaces, by id. `BAD_ID` for a malformed one.' }),
    id: t.idList({
      description: 'Only these, by id. `BAD_ID` for one of another kind; ids of other Spaces name nothing here.',
    }),
    zone: t.idList({ description: 'Only rows of Spaces whose Instance is in one of these Zones, by id.' }),
    text: t.string({ description: 'Only rows whose name holds this text, whatever its case, width and white space.' }),
  }
}

/** A range of time, as filters take it. */
export const TimeRange = builder.inputType('TimeRange', {
  description: 'A range of time. What is left out has no end on that side; `BAD_INPUT` if it ends before it begins.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Not before this moment.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
})
