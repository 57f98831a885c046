import { describe, expect, test } from '@jest/globals'
import { MOST_REFERENCES, variableReferences } from './references.js'

const names = (text: string) => variableReferences(text).names

describe('the variables that a text uses', () => {
  test.each([
    ['Server=#{Server}; Database=#{Database | ToLower}', ['server', 'database']],
    ['##{NotToBeReplaced} ###{Replaced}', ['replaced']],
    ['#{MyPassword[#{UserName}]}', ['mypassword', 'username']],
    ['#{Octopus.Action[Deploy web].Output.Url}', ['octopus.action[deploy web].output.url', 'octopus.action']],
    ['#{Package[containers[0].container].Registry}', ['package[containers[0].container].registry', 'package']],
    ['192.168.0.#{calc IPOffset[Primary] + 1}', ['ipoffset[primary]', 'ipoffset']],
    ['#{calc 22 * ScaleFactor}#{calc {The/Var}/2}', ['scalefactor', 'the/var']],
    ['<x #{if DebugEnabled}debug="true"#{/if}>', ['debugenabled']],
    [
      '#{unless Octopus.Action[S].Output.HasRun == "True"}true#{/unless}',
      ['octopus.action[s].output.hasrun', 'octopus.action'],
    ],
    ['#{if Environment.LogLevel == Base.MaxLogLevel}a#{else}b#{/if}', ['environment.loglevel', 'base.maxloglevel']],
    ['#{each e in Endpoint}#{e} at #{e.Address} #{E.Description}#{/each}#{e}', ['endpoint', 'e']],
    ['#{each w in A}#{each w in B}#{w}#{/each}#{w}#{/each}#{w}', ['a', 'b', 'w']],
    ['#{each i in Numbers}#{calc i + 5} #{X[#{i}]}#{/each}', ['numbers', 'x']],
    ['#{ | NowDateUtc}#{}#{ }#{/if}#{else}', []],
    ['#{Name\u00a0}#{ name }#{NAME}', ['name']],
    ['#{WontWork!} #{Two..dots} #{.Dot} #{Open[} #{$x} #{not closed', []],
    ['#{Open #{Name}', ['name']],
    ['${#array[@]} {#x} # {Name} #{Foo', []],
    ['#{A[ x ].B}', ['a[x].b', 'a']],
    ['#{A[x].B[y]}', ['a[x].b[y]', 'a']],
    ['#{each i in A}#{if B}#{i}#{/each}#{i}', ['a', 'b', 'i']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('as the tests of Octostache have it', () => {
    const text = `
      #{var}
      #{filter | Format #{option}}
      #{nestedParent[#{nestedChild}]}
      #{if ifvar}#{unless ifnested}debug#{/unless}#{/if}
      #{if comparison != "value"}true#{/if}
      #{each item in List}
        #{item.Address}
      #{/each}
      ##{ignored}`
    const expected = [
      'var',
      'filter',
      'option',
      'nestedparent',
      'nestedchild',
      'ifvar',
      'ifnested',
      'comparison',
      'list',
    ]
    expect(names(text)).toEqual(expected)
  })

  test.each([
    ['$c = $OctopusParameters["MyApp.Connection"]', ['myapp.connection']],
    ["Write-Host $OctopusParameters['Octopus.Action[A].X']", ['octopus.action[a].x']],
    ['var c = Octopus.Parameters["A"]; OctopusParameters["B"]', ['a', 'b']],
    ['c=$(get_octopusvariable "MyApp.Connection")', ['myapp.connection']],
    ['c = get_octopusvariable("A")', ['a']],
    ['let c = Octopus.findVariableOrDefault "Default" "A"', ['a']],
    ['let c = Octopus.tryFindVariable "A"', ['a']],
    ['$OctopusParameters["$name"] $OctopusParameters[$x] $OctopusParameters["a', []],
    ['$OctopusParameters["Price[#{Key}]"]', ['key']],
    ["$OctopusParameters['Cost$']", ['cost$']],
  ])('in the script %s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('are told once each, so many, with a word if there are more', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `#{V${i}}#{v${i}}`).join('')
    expect(variableReferences(many(MOST_REFERENCES))).toMatchObject({
      names: { length: MOST_REFERENCES },
      truncated: false,
    })
    expect(variableReferences(many(MOST_REFERENCES + 1))).toMatchObject({
      names: { length: MOST_REFERENCES },
      truncated: true,
    })
  })
})
