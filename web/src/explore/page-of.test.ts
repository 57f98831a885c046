import { expect, test } from '@jest/globals'
import { explorePath } from './explore-path'
import { KIND_GROUPS } from './kinds'
import { pageOf } from './page-of'
import { projectsSource } from './projects/source'
import { isExplored } from './sources'

test('every kind has a page, and ids lead to theirs', () => {
  for (const { slug } of KIND_GROUPS.flatMap(({ kinds }) => kinds)) {
    expect([slug, slug === 'projects' || isExplored(slug)]).toEqual([slug, true])
  }
  expect(isExplored('toString')).toBe(false)
  expect(['Projects-7', 'Machines-2', 'Nothings-1'].map((one) => pageOf(`Spaces-1/${one}`))).toEqual([
    '/projects/Spaces-1/Projects-7',
    '/explore/deployment-targets?peek=Spaces-1%2FMachines-2',
    null,
  ])
  expect(['//evil.example', 'Spaces-1/constructor-1'].map(pageOf)).toEqual([null, null])
})

test('an address that narrows a list is read as it was meant, commas and blanks included', async () => {
  const path = explorePath('projects', { space: ['Spaces-1'], projectGroup: ['Cards, old', 'A b'], lifecycle: [] })
  const params = Object.fromEntries(new URL(path, 'http://localhost').searchParams)
  expect(await projectsSource.schema.load(Promise.resolve(params))).toMatchObject({
    space: ['Spaces-1'],
    projectGroup: ['Cards, old', 'A b'],
    lifecycle: [],
  })
})
