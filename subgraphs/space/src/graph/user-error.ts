import { ERROR_CODES, type ErrorCode } from '@spaceport/kit/errors'
import { builder } from '../builder.js'

/** What the user of a mutation can mend. */
export type UserErrorShape = { code: ErrorCode; message: string; path: string[] }

const codes = Object.entries(ERROR_CODES).map(([code, { title }]) => [code, { value: code, description: `${title}.` }])

const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description: 'What went wrong. Each code has a page in `docs/errors`.',
  values: Object.fromEntries(codes) as Record<ErrorCode, { value: ErrorCode; description: string }>,
})

export const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  description: 'Why a mutation changed nothing, as far as its user can mend it.',
  shareable: true,
  access: 'Public',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeEnum, description: 'What went wrong.' }),
    message: t.exposeString('message', { description: 'The same in a sentence, for people.' }),
    path: t.exposeStringList('path', { description: 'Where in the input, such as `["input", "name"]`.' }),
  }),
})
