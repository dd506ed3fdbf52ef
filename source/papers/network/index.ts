export { type NetworkOptions, openNetwork } from './network.ts'
export { isPublicAddress } from './public-address.ts'
