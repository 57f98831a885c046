import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { maySee } from '../access/view.js'
import type { SpaceContext } from '../context.js'
import { mayReadValue } from '../template-value/rights.js'

/** What an event was about: the kind of its subject, and the project groups where that stood. */
export type EventPlace = { kind: string | null; projectGroupIds: readonly number[] }

/** What stands in the place of a value that the caller may not read. */
const HIDDEN = '(hidden)'

type State = Record<string, unknown>

/**
 * What an event says of a row, without the values of variables and templates that the caller could not read where they are kept: to see events
 * is not to see variables.
 */
export function withoutValues(context: SpaceContext, { kind, projectGroupIds }: EventPlace, state: unknown): unknown {
  if (!isState(state)) return state
  if (kind === 'Variables') return hide(state, 'value', seesVariable(context, projectGroupIds, state))
  if (kind === 'Deployments') return withoutAnswers(context, projectGroupIds, state)
  const { templateValues, variableTemplates } = state
  return {
    ...state,
    ...(Array.isArray(templateValues)
      ? { templateValues: templateValues.map((one) => withoutTemplateValue(context, projectGroupIds, one)) }
      : {}),
    ...(Array.isArray(variableTemplates)
      ? { variableTemplates: variableTemplates.map((one) => withoutDefault(context, projectGroupIds, one)) }
      : {}),
  }
}

function seesVariable({ rights }: SpaceContext, groups: readonly number[], state: State): boolean {
  return maySee(rights, 'Variables', { ...placeOf(groups, state), Environments: numbers(state.environmentIds) })
}

/** What somebody answered who deployed is the value of a variable: it is told to whoever sees the deployment. */
function withoutAnswers({ rights }: SpaceContext, groups: readonly number[], state: State): State {
  if (!Array.isArray(state.prompts)) return state
  const [environment, tenant] = [number(state.environmentId), number(state.tenantId)]
  const isSeen = maySee(rights, 'Deployments', {
    ...placeOf(groups, state),
    Environments: environment === null ? [] : [environment],
    Tenants: tenant === null ? [] : [tenant],
  })
  return { ...state, prompts: state.prompts.map((one: unknown) => (isState(one) ? hide(one, 'value', isSeen) : one)) }
}

function withoutTemplateValue(context: SpaceContext, groups: readonly number[], state: unknown): unknown {
  if (!isState(state)) return state
  const place = {
    ofProject: typeof state.projectId === 'number',
    position: placeOf(groups, state),
    tenantId: number(state.tenantId),
    environmentId: number(state.environmentId),
  }
  return hide(state, 'value', mayReadValue(context, place))
}

function withoutDefault({ rights }: SpaceContext, groups: readonly number[], state: unknown): unknown {
  if (!isState(state)) return state
  const permission = typeof state.projectId === 'number' ? 'ProjectView' : 'LibraryVariableSetView'
  return hide(state, 'defaultValue', decide(rights, permission, placeOf(groups, state)).allowed)
}

/** Where what a row is of stands: a project, or a library set, which stands nowhere. */
function placeOf(groups: readonly number[], { projectId }: State): Position {
  return typeof projectId === 'number' ? { ...NOWHERE, ProjectGroups: groups, Projects: [projectId] } : NOWHERE
}

function hide(state: State, column: string, isSeen: boolean): State {
  return isSeen || typeof state[column] !== 'string' ? state : { ...state, [column]: HIDDEN }
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
}
