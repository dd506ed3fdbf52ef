#!/usr/bin/env node
// The bin. It uses no syntax newer than 2009, so that an old Node prints a sentence and
// not a stack trace.
var needed = [22, 13]
var version = process.versions.node.split('.')
var old = version[0] < needed[0] || (Number(version[0]) === needed[0] && version[1] < needed[1])

// Node caches the functions that had run when a program first ended, and never adds to them. So each command has its own
// cache; otherwise a first `baolan print` would leave the reader's functions uncached.
function compiledCodeOf(word) {
  var env = process.env
  var caches = env.XDG_CACHE_HOME || (env.HOME && env.HOME + '/.cache') || env.LOCALAPPDATA
  if (env.NODE_COMPILE_CACHE || !caches) return undefined
  var known = /^(?:print|add|get|list|remove|search|papers|shelf|doctor)$/.test(word)
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
