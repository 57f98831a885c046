import { APP, AUTHORITY } from '../../certificate/testing/examples.js'
import { nextBundle } from './bundles.js'
import { handedFingerprint, handedRotation, oneMoreIdentity } from './identities.js'
import type { Known } from './known.js'
import { nextReceipt, sentBy } from './sent.js'
import { UPLOADED } from './uploaded.js'

/** Says that a field stays away, since it would contradict another. */
export const LEFT_OUT = Symbol('left out')

type Given = { known: Known; number: number; mutation: string }
type Agreed = string | number | boolean | object | null | symbol | ((given: Given) => unknown)

const nth =
  (kind: string, n: number) =>
  ({ known }: Given) =>
    known.ids.get(kind)?.at(n) ?? LEFT_OUT
const only = (kind: string) => (given: Given) => [nth(kind, 0)(given)]
const URL = 'https://example.com/a'
/** What the action of every process is called, by which releases and channels name its package. */
const ACTION = 'Run'

/** What valid inputs have where no type tells it, by the input's type (`*` for all) and field. */
export const AGREED_INPUTS: Readonly<Record<string, Agreed | undefined>> = {
  '*.expectedVersion': LEFT_OUT,
  '*.idempotencyKey': LEFT_OUT,
  // Placeholders for what is elsewhere are read-only.
  '*.remoteOf': LEFT_OUT,
  '*.version': ({ number }: Given) => `1.0.${number}`,
  '*.packageVersion': ({ number }: Given) => `1.0.${number}`,
  '*.color': '#336699',
  '*.thumbprint': '0123456789ABCDEF0123456789ABCDEF01234567',
  '*.uri': 'https://example.com:10933',
  '*.url': URL,
  '*.linkUrl': URL,
  '*.buildUrl': URL,
  '*.vcsRoot': URL,
  '*.vcsCommitUrl': URL,
  '*.branch': 'main',
  '*.basePath': 'deploy',
  '*.slug': ({ number }: Given) => `slug-${number}`,
  '*.tenantedMode': 'TENANTED_OR_UNTENANTED',
  '*.endpointStyle': 'TENTACLE_PASSIVE',
  '*.permissions': ['ProjectView'],
  '*.secret': LEFT_OUT,
  '*.certificateData': APP,
  '*.privateKey': LEFT_OUT,
  'ReplaceCertificateInput.certificateData': AUTHORITY,
  // The first three are made by `peopled.ts`, in this order.
  'CreateTrustInput.identity': oneMoreIdentity,
  'CreateTrustInput.purpose': 'RELEASES',
  'ConfirmTrustInput.id': nth('Trusts', 0),
  'ConfirmTrustInput.fingerprint': () => handedFingerprint(0),
  'RotateTrustInput.id': nth('Trusts', 1),
  'RotateTrustInput.rotations': () => [handedRotation(1)],
  'RegisterPackageFileInput.sha256': UPLOADED,
  'PromoteReleaseInput.trust': () => sentBy(),
  'PromoteReleaseInput.expiresAt': () => new Date(Date.now() + 86_400_000).toISOString(),
  // The one that has a defect: the others were promoted, which keeps them.
  'DeleteReleaseInput.id': nth('Releases', 1),
  'ImportReceiptInput.receipt': () => nextReceipt(),
  // What a file's text says is said by itself.
  'ImportReceiptInput.digest': LEFT_OUT,
  'ImportBundleInput.digest': () => nextBundle(),
  'BundleValueInput.name': 'Region',
  'BundleValueInput.tenant': LEFT_OUT,
  'BundleValueInput.isNull': LEFT_OUT,
  'CreateAccountInput.type': 'USERNAME_PASSWORD',
  'CreateAccountInput.passphrase': LEFT_OUT,
  'CreateAccountInput.token': LEFT_OUT,
  'CreateAccountInput.secretKey': LEFT_OUT,
  'CreateAccountInput.jsonKey': LEFT_OUT,
  'CreateAccountInput.certificate': LEFT_OUT,
  'UpdateAccountInput.passphrase': LEFT_OUT,
  'UpdateAccountInput.token': LEFT_OUT,
  'UpdateAccountInput.secretKey': LEFT_OUT,
  'UpdateAccountInput.jsonKey': LEFT_OUT,
  'UpdateAccountInput.certificate': LEFT_OUT,
  'CreateFeedInput.type': 'NUGET',
  'CreateDeploymentTargetInput.account': LEFT_OUT,
  'UpdateDeploymentTargetInput.account': LEFT_OUT,
  'ChannelVersionRuleInput.versionRange': '[1.0,2.0)',
  'ChannelVersionRuleInput.tag': '^$',
  'ChannelVersionRuleInput.actionPackages': [ACTION],
  'CreateChannelInput.rules': [],
  '*.endAt': '2031-01-01T00:00:00.000Z',
  'CreateDeploymentInput.prompts': LEFT_OUT,
  'CreateDeploymentInput.freezeOverrideReason': LEFT_OUT,
  'CreatePhaseInput.automaticEnvironments': LEFT_OUT,
  'UpdatePhaseInput.automaticEnvironments': LEFT_OUT,
  'UpdatePhaseInput.id': LEFT_OUT,
  'CreateReleaseInput.packages': [{ action: ACTION, name: '', version: '1.0.0' }],
  'UpdateReleaseInput.packages': [{ action: ACTION, name: '', version: '1.0.0' }],
  '*.environmentScope': 'SPECIFIED',
  'CreateStepTemplateInput.actionType': 'Octopus.Script',
  'UpdateStepTemplateInput.actionType': 'Octopus.Script',
  '*.parameters': [],
  'ImportStepTemplateInput.source': ({ number }: Given) =>
    JSON.stringify({
      Id: `b6b4d9f0-0000-4000-8000-${String(number).padStart(12, '0')}`,
      ...{ Name: `Template ${number}`, ActionType: 'Octopus.Script', Version: 1, Parameters: [], Properties: {} },
    }),
  'TagInput.id': LEFT_OUT,
  'CreateVariableInput.type': 'STRING',
  'CreateVariableInput.account': LEFT_OUT,
  'CreateVariableInput.certificate': LEFT_OUT,
  'CreateVariableInput.workerPool': LEFT_OUT,
  'UpdateVariableInput.type': 'STRING',
  'UpdateVariableInput.account': LEFT_OUT,
  'UpdateVariableInput.certificate': LEFT_OUT,
  'UpdateVariableInput.workerPool': LEFT_OUT,
  'SetVariableInput.id': LEFT_OUT,
  'SetVariableInput.type': 'STRING',
  'SetVariableInput.account': LEFT_OUT,
  'SetVariableInput.certificate': LEFT_OUT,
  'SetVariableInput.workerPool': LEFT_OUT,
  'SetVariablesInput.delete': ({ known }: Given) => [known.ids.get('Variables')?.at(-1)],
  'VariableScopeInput.steps': LEFT_OUT,
  'CreateWorkerPoolInput.type': 'STATIC_WORKER_POOL',
  '*.workerImage': LEFT_OUT,
  'ProcessActionInput.number': LEFT_OUT,
  'ProcessActionInput.name': ACTION,
  'ProcessActionInput.actionType': 'Octopus.Script',
  'ProcessActionInput.channels': (given: Given) =>
    given.mutation === 'updateRunbookProcess' ? LEFT_OUT : only('Channels')(given),
  'ProcessActionInput.excludedEnvironments': LEFT_OUT,
  'ProcessActionInput.stepTemplate': LEFT_OUT,
  'ProcessActionInput.stepTemplateVersion': LEFT_OUT,
  'ProcessPackageInput.name': '',
  'ProcessStepInput.number': LEFT_OUT,
  'ProcessStepInput.condition': 'SUCCESS',
  'ProcessStepInput.conditionExpression': LEFT_OUT,
  'ProcessStepInput.startTrigger': 'START_AFTER_PREVIOUS',
  'ReportTaskProgressInput.state': 'EXECUTING',
  'ReportTaskProgressInput.fromLine': LEFT_OUT,
  'ReportTaskProgressInput.errorMessage': LEFT_OUT,
  'RaiseInterruptionInput.type': 'MANUAL_INTERVENTION',
  'SubmitInterruptionInput.result': 'PROCEED',
  'VariableTemplateInput.id': LEFT_OUT,
  'VariableTemplateInput.control': 'SELECT',
  'VariableTemplateInput.scope': 'TENANT',
  'VariableTemplateInput.options': [{ value: 'a', label: 'A' }],
  'VariableTemplateInput.defaultValue': 'a',
  'VariableTemplateInput.defaultSecret': LEFT_OUT,
  'TemplateValueInput.environment': LEFT_OUT,
  'TemplateValueInput.value': 'a',
  'UpdateStepTemplateUsageInput.template': nth('StepTemplates', 0),
  'UpdateStepTemplateUsageInput.actions': LEFT_OUT,
  'ReorderEnvironmentsInput.ids': ({ known }: Given) => [
    ...(known.ids.get('Environments') ?? []),
    ...(known.archived.get('Environments') ?? []),
  ],
  'ReportDeploymentInput.state': 'EXECUTING',
  'ResolveDefectInput.release': nth('Releases', 1),
  'ResolveDefectInput.defect': LEFT_OUT,
  'CloneTenantInput.tenant': nth('Tenants', 0),
  'ReplaceCertificateInput.id': nth('Certificates', 0),
  'SetTeamMembersInput.id': nth('Teams', 0),
  'RemoveScopedUserRoleInput.id': nth('ScopedUserRoles', -1),
  'PublishRunbookSnapshotInput.id': nth('RunbookSnapshots', 0),
  'UpdateReleaseVariablesInput.id': nth('Releases', 0),
  '*.at': '2026-01-01T00:00:00.000Z',
  'UpdateChannelInput.id': nth('Channels', -1),
  'UpdateReleaseInput.id': nth('Releases', 2),
  'UpdateTagSetInput.id': nth('TagSets', 1),
  'ReportMachineHealthInput.id': nth('Machines', 0),
  'ReportWorkerHealthInput.id': nth('Workers', 0),
  'RaiseInterruptionInput.responsibleTeams': only('Teams'),
}
