'use client'

import { MissingOfProjectsDocument, MissingOfTenantsDocument } from '../generated/graphql'
import { Menu } from '../ui/menu'
import { exportItems } from '../view/export-menu'
import { missingVariables, type MissingSearch } from './search-params'

const COLUMNS = [
  { name: 'Id', path: 'id' },
  { name: 'Name', path: 'name' },
  { name: 'Space', path: 'space.name' },
  { name: 'Missing', path: 'templateValues.values.template.name' },
  { name: 'Environments', path: 'templateValues.values.environment.name' },
  { name: 'Projects', path: 'templateValues.values.project.name' },
  { name: 'Library variable sets', path: 'templateValues.values.libraryVariableSet.name' },
  { name: 'There are more', path: 'templateValues.truncated' },
]

/** All projects, or all tenants, that lack values, as a file: an export is of one list. */
export function MissingExport({ search }: { search: MissingSearch }) {
  const items = () => {
    const { projects, tenants, of } = missingVariables(search)
    const lists = [
      { of: 'Projects', operation: { query: String(MissingOfProjectsDocument), variables: { projects } } },
      { of: 'Tenants', operation: { query: String(MissingOfTenantsDocument), variables: { tenants, of } } },
    ]
    return lists.flatMap(({ of: section, operation }) => {
      const fileName = `missing-values-${section.toLowerCase()}`
      return exportItems({ operation, columns: COLUMNS, fileName }).map((item) => ({ ...item, section }))
    })
  }
  return (
    <Menu label="Export all rows" className="control" items={items}>
      Export
    </Menu>
  )
}
