/** A value of a template as an input has it: one of `value`, `secret`, `isNull` and `isUnset` says what it is to be. */
export type GivenValue = {
  template: string
  tenant?: string | null
  environment?: string | null
  value?: string | null
  secret?: string | null
  /** There is to be none, for all to know. */
  isNull?: boolean | null
  /** Nobody has said what it is to be. */
  isUnset?: boolean | null
  /** 0: nobody has said yet. */
  expectedVersion?: number | null
}
