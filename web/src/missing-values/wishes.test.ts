import { expect, test } from '@jest/globals'
import { byTenant, keyOf, problemsOf, wishesOf, type Missing } from './wishes'

/** A value of the template `name` that nobody has given. */
function missing(
  name: string,
  more: Partial<Missing> = {},
  control: Missing['template']['control'] = 'SINGLE_LINE_TEXT',
): Missing {
  return {
    template: { id: name, name, label: null, helpText: null, control, options: [] },
    ...{ environment: null, tenant: null, project: null, libraryVariableSet: null, version: 0 },
    ...more,
  }
}

const [ACME, NOVA] = ['Acme', 'Nova'].map((name) => ({ id: name, name })) as [
  { id: string; name: string },
  { id: string; name: string },
]

test('what is filled in is sent as its template wants, what is left empty is not, and none is a word of its own', () => {
  const values = [
    missing('Mail', { tenant: ACME }),
    missing('Mail', { tenant: NOVA }),
    missing('Key', { environment: NOVA, version: 3 }, 'SENSITIVE'),
    missing('Alias', { tenant: ACME }),
  ]
  const [mail, , key, alias] = values.map(keyOf)
  const drafts = {
    [mail!]: { text: 'a@b', isNull: false },
    [key!]: { text: 's3', isNull: false },
    [alias!]: { text: 'typed before', isNull: true },
  }
  expect(wishesOf(values, drafts)).toEqual([
    { key: mail, input: { template: 'Mail', tenant: 'Acme', value: 'a@b', expectedVersion: 0 } },
    { key, input: { template: 'Key', environment: 'Nova', secret: 's3', expectedVersion: 3 } },
    { key: alias, input: { template: 'Alias', tenant: 'Acme', isNull: true, expectedVersion: 0 } },
  ])
})

test('what is wrong stands at the field that was sent in that place; what is about none stands apart', () => {
  const errors = [
    { code: 'BAD_INPUT', message: 'It is none of the options.', path: ['input', 'values', '1', 'value'] },
    { code: 'FORBIDDEN', message: 'You may not.', path: ['input', 'space'] },
    { code: 'FORBIDDEN', message: 'Not at all.' },
  ]
  expect(problemsOf(errors, ['one', 'two'])).toEqual({
    byField: { two: 'It is none of the options.' },
    rest: ['You may not.', 'Not at all.'],
  })
})

test('values stand by tenant', () => {
  const values = [
    missing('A', { tenant: ACME }),
    missing('A', { tenant: NOVA }),
    missing('B', { tenant: ACME }),
    missing('C'),
  ]
  const groups = byTenant(values).map(({ tenant, values: own }) => [
    tenant?.name,
    own.map(({ template }) => template.name),
  ])
  expect(groups).toEqual([
    ['Acme', ['A', 'B']],
    ['Nova', ['A']],
    [undefined, ['C']],
  ])
})
