#!/usr/bin/env node
// The bin. It parses on a Node of any age (no import statement, nothing newer than 2009 but `import()`), so that an old
// one gets a sentence and not a stack trace.
var needed = [22, 13]
var version = process.versions.node.split('.')
var old = version[0] < needed[0] || (Number(version[0]) === needed[0] && version[1] < needed[1])

if (old) {
  process.stderr.write('baolan needs Node >= ' + needed.join('.') + ', this is ' + process.versions.node + '\n')
  process.exitCode = 1
} else {
  // Compiled code is kept in the directory that Node has for it: the second start compiles nothing.
  process.getBuiltinModule('node:module').enableCompileCache()
  import('./baolan.mjs')
}
