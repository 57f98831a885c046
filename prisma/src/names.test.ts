import { expect, test } from '@jest/globals'
import { directoryDatabaseName, instanceDatabasePrefix, spaceDatabaseName, zoneDatabaseName } from './names.js'

test('a database is named after what it holds', () => {
  expect(directoryDatabaseName('spaceport')).toBe('spaceport_directory')
  expect(zoneDatabaseName('spaceport')).toBe('spaceport_zone')
  expect(spaceDatabaseName('spaceport', 'Instances-3', 'Spaces-12')).toBe('spaceport_instances_3_spaces_12')
})

test('the prefix of an Instance is not that of another', () => {
  const ofThree = instanceDatabasePrefix('spaceport', 'Instances-3')
  expect(spaceDatabaseName('spaceport', 'Instances-3', 'Spaces-1').startsWith(ofThree)).toBe(true)
  expect(spaceDatabaseName('spaceport', 'Instances-31', 'Spaces-1').startsWith(ofThree)).toBe(false)
})
