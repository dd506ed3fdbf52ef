#!/usr/bin/env node
// The bin. It uses no syntax newer than ES5, so that an old Node prints one line and not a stack trace.
var needed = [22, 13]
var version = process.versions.node.split('.')
var old = version[0] < needed[0] || (Number(version[0]) === needed[0] && version[1] < needed[1])

// Node's compile cache holds the functions that ran when it was first written, and never grows. So each command has its own:
// otherwise a first `baolan print` would leave the reader's functions uncached.
function compiledCodeOf(word) {
  var env = process.env
  var caches = env.XDG_CACHE_HOME || (env.HOME && env.HOME + '/.cache') || env.LOCALAPPDATA
  if (env.NODE_COMPILE_CACHE || !caches) return undefined
  var known = /^(?:print|add|get|list|remove|search|papers|shelf|doctor|headlines|help|completion)$/.test(word)
  return caches + '/baolan/compiled/' + (known ? word : /^--(?:help|version)$/.test(word) ? 'flags' : 'open')
}

if (old) {
  process.stderr.write('baolan needs Node >= ' + needed.join('.') + ', this is ' + process.versions.node + '\n')
  process.exitCode = 1
} else {
  var compiled = compiledCodeOf(process.argv[2] || '')
  // Without a home folder the cache would be in a folder that all users share.
  if (compiled || process.env.NODE_COMPILE_CACHE)
    process.getBuiltinModule('node:module').enableCompileCache(compiled)
  require('./baolan.cjs')
}
