export { connectBridge } from './connect-bridge.ts'
export { BridgeError } from '../../core/contract/bridge-error.ts'
