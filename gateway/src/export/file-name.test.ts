import { expect, test } from '@jest/globals'
import { attachment } from './file-name.js'

test.each([
  ['projects', 'attachment; filename="projects.csv"'],
  ['failed today.csv', 'attachment; filename="failed today.csv"'],
  ['Zürich', `attachment; filename="Z_rich.csv"; filename*=UTF-8''Z%C3%BCrich.csv`],
  ['../../etc/pass"wd\r\nx: y', 'attachment; filename="-..-etc-pass-wd--x- y.csv"'],
  ['...', 'attachment; filename="export.csv"'],
])('a file is saved under the name %j, and nothing else is said by it', (name, header) => {
  expect(attachment(name, 'csv')).toBe(header)
})
