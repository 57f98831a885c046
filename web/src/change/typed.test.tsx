import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'react-dom/server'
import { CheckField, SelectField, TextArea } from '../admin/fields'
import { CompareAloud } from '../admin/keys/compare-aloud'
import { Ticks } from '../admin/ticks'
import { PasswordField, TextField } from '../credentials/text-field'
import { typedIn } from './typed'
import { HiddenList, Input, TypedProvider } from './typed-fields'

const CHOICES = ['a', 'b', 'c'].map((id) => ({ id, name: id }))

function sent(code: string) {
  const form = new FormData()
  for (const [name, value] of [
    ['name', 'Night & day'],
    ['about', 'Two\nlines'],
    ['heard', 'ABCD'],
    ['zone', 'b'],
    ['group', 'a'],
    ['group', 'c'],
    ['password', 'seven green umbrellas'],
    ['current', 'eight green umbrellas'],
    ['clientSecret', 'nine green umbrellas'],
    ['idempotencyKey', 'k'],
    ['$ACTION_KEY', 'react'],
  ] as const)
    form.append(name, value)
  form.append('identityFile', new File(['ten green umbrellas'], 'identity.json'))
  return typedIn(form, code)
}

test('of a form that was refused, everything stays but its secrets, its files and what is not of it', () => {
  expect(sent('BAD_INPUT')).toEqual({
    ...{ name: ['Night & day'], about: ['Two\nlines'], heard: ['ABCD'], zone: ['b'], group: ['a', 'c'] },
  })
})

test('the key of a form stays while nobody knows what became of it', () => {
  expect(sent('SPACE_TIMEOUT').idempotencyKey).toEqual(['k'])
})

test('a page without script shows what was typed in every kind of field, and no password', () => {
  const html = renderToString(
    <TypedProvider value={sent('BAD_INPUT')}>
      <TextField label="Name" name="name" type="text" defaultValue="Day" />
      <TextArea label="About" name="about" value="One" />
      <CompareAloud fingerprint="0000" name="heard" hint="" />
      <SelectField label="Zone" name="zone" choices={CHOICES} chosen="a" />
      <Ticks legend="Groups" name="group" choices={CHOICES} chosen={['b']} />
      <CheckField label="Enabled" name="enabled" checked />
      <PasswordField label="Password" name="password" />
    </TypedProvider>,
  )
  expect(html).toMatch(/name="name"[^>]* value="Night &amp; day"/)
  expect(html).toMatch(/<textarea[^>]*>Two\nlines</)
  expect(html).toMatch(/name="heard"[^>]* value="ABCD"/)
  expect(html).toMatch(/<option value="b" selected=""/)
  expect(html.match(/<option[^>]*selected/g)).toHaveLength(1)
  expect([...html.matchAll(/<input[^>]*checked=""[^>]*>/g)].map(([box]) => /value="(.*?)"/.exec(box)?.[1])).toEqual([
    'a',
    'c',
  ])
  expect(html).not.toContain('umbrellas')
})

test('what is not shown stays as it was sent, so that it is still about what was on screen then', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['version', '3'],
    ['before', 'a'],
    ['before', 'b'],
  ] as const)
    form.append(name, value)
  const fields = (
    <>
      <Input type="hidden" name="version" value={4} />
      <HiddenList name="before" values={['a', 'c']} />
    </>
  )
  const shown = (typed?: ReturnType<typeof typedIn>) =>
    [...renderToString(<TypedProvider value={typed}>{fields}</TypedProvider>).matchAll(/value="(.*?)"/g)].map(
      ([, value]) => value,
    )
  expect(shown()).toEqual(['4', 'a', 'c'])
  expect(shown(typedIn(form, 'BAD_INPUT'))).toEqual(['3', 'a', 'b'])
})

test('every field for a version that a form shows is one that stays as it was sent', () => {
  const source = join(import.meta.dirname, '..')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const plain = /<input[^>]* type="hidden" name="(version|generation|before|from)"/
  expect(files.filter((file) => plain.test(readFileSync(join(source, file), 'utf8')))).toEqual([])
})

test('every field for a password that a page sends without script has a name whose value is never shown again', () => {
  const source = join(import.meta.dirname, '..')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!test)\.tsx$/.test(file),
  )
  const own = files.filter((file) => /type="password"|type: 'password'/.test(readFileSync(join(source, file), 'utf8')))
  // That of a value that is lacking is sent by script alone.
  expect(own.sort()).toEqual(['credentials/text-field.tsx', 'missing-values/field.tsx'])
})
