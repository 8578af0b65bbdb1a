import type { ICruiseOptions, IForbiddenRuleType, IResolveOptions } from 'dependency-cruiser'

declare const config: {
  readonly forbidden: IForbiddenRuleType[]
  readonly options: ICruiseOptions & { readonly enhancedResolveOptions: Partial<IResolveOptions> }
}
export default config
