import { print, type FieldDefinitionNode, type InputValueDefinitionNode } from 'graphql'
import { SdlClash } from './clash.js'
import { uniteDirectives } from './directives.js'
import { nullable, uniteReferences } from './references.js'

/** Groups the named members of several versions by name, in the order in which the newest has them. */
export function byName<Member extends { name: { value: string } }>(
  versions: readonly (readonly Member[])[],
): Map<string, Member[]> {
  const groups = new Map<string, Member[]>()
  for (const member of versions.flat()) {
    const group = groups.get(member.name.value)
    if (group) group.push(member)
    else groups.set(member.name.value, [member])
  }
  return groups
}

/** Unites the fields of one output type; a field that any of the versions lacks is nullable. */
export function uniteFields(
  type: string,
  versions: readonly (readonly FieldDefinitionNode[])[],
): readonly FieldDefinitionNode[] {
  return [...byName(versions)].map(([name, fields]) => {
    const coordinate = `${type}.${name}`
    const reference = uniteReferences(
      coordinate,
      fields.map((field) => field.type),
      'output',
    )
    return {
      ...(fields[0] as FieldDefinitionNode),
      type: fields.length < versions.length ? nullable(reference) : reference,
      arguments: uniteInputs(
        coordinate,
        fields.map((field) => field.arguments ?? []),
      ),
      directives: uniteDirectives(coordinate, fields),
    }
  })
}

/** Unites arguments or input fields; one that any of the versions lacks is optional. */
export function uniteInputs(
  owner: string,
  versions: readonly (readonly InputValueDefinitionNode[])[],
): readonly InputValueDefinitionNode[] {
  return [...byName(versions)].map(([name, inputs]) => {
    const coordinate = `${owner}(${name}:)`
    const reference = uniteReferences(
      coordinate,
      inputs.map((input) => input.type),
      'input',
    )
    const defaults = new Set(inputs.map((input) => (input.defaultValue ? print(input.defaultValue) : 'none')))
    if (defaults.size > 1) throw new SdlClash(coordinate, `has different defaults: ${[...defaults].join(', ')}`)
    return {
      ...(inputs[0] as InputValueDefinitionNode),
      type: inputs.length < versions.length ? nullable(reference) : reference,
      directives: uniteDirectives(coordinate, inputs),
    }
  })
}
