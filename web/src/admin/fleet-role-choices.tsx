import { SYSTEM_ROLES, systemRoleName } from '../app/frame/system-role'
import { Input } from '../change/typed-fields'
import type { SystemRole } from '../generated/graphql'

/** The fleet roles to tick, as fields named `role`. */
export function FleetRoleChoices({ chosen }: { chosen: readonly SystemRole[] }) {
  return (
    <fieldset>
      <legend className="sr-only">Fleet roles</legend>
      {SYSTEM_ROLES.map((role) => (
        <label key={role} className="flex items-center gap-2 py-1">
          <Input
            type="checkbox"
            name="role"
            value={role}
            defaultChecked={chosen.includes(role)}
            className="size-4 accent-accent"
          />
          {systemRoleName(role)}
        </label>
      ))}
    </fieldset>
  )
}
