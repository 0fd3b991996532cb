// Les étages : une salle n'utilise que celles d'en dessous, et d'une autre salle jamais les pages ni les routes.
const salles = [
  'referentiel',
  'territoire',
  'membre',
  'fichier',
  'champ',
  'fiche',
  'acteur',
  'glossaire',
  'ressource',
  'webinaire',
  'parcours',
  'vitrine',
]
const hautes = ['devant', 'demonstration']
const etages = ['socle', '(interface|instruments)', ...salles, 'devant']
const toutes = `(${[...salles, ...hautes].join('|')})`

const versLeHaut = etages.slice(0, -1).map((etage, rang) => ({
  name: `etage-${etage.replace(/\W/g, '')}`,
  severity: 'error',
  from: { path: `^src/${etage}/`, pathNot: '(\\.test\\.tsx?|base-de-test\\.ts)$' },
  to: { path: `^src/(${etages.slice(rang + 1).join('|')}|salles\\.ts|app\\.tsx|server\\.ts)` },
}))

module.exports = {
  forbidden: [
    ...versLeHaut,
    { name: 'pas-de-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'interface-et-instruments-ignorent-les-salles',
      severity: 'error',
      from: { path: '^src/(interface|instruments)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/${toutes}/` },
    },
    {
      name: 'une-salle-ne-prend-pas-les-pages-d-une-autre',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: `^src/${toutes}/.*(Page\\.tsx|\\.routes\\.tsx)$`,
        // Ce que toute sorte peut faire est fait pour être pris.
        pathNot: '^src/($1|fiche)/',
      },
    },
    {
      // Ce qui parcourt les salles les reçoit (`c.var.salles`) : en ajouter une n'y change rien.
      name: 'devant-ne-connait-aucune-salle',
      severity: 'error',
      from: { path: '^src/devant/(api|moisson)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${salles.filter((salle) => salle !== 'fiche' && salle !== 'champ').join('|')})/` },
    },
    {
      name: 'le-sql-vit-dans-les-repositories',
      severity: 'error',
      from: {
        path: `^src/${toutes}/`,
        pathNot: '(\\.repository|\\.factory|\\.test|authentification|document-acteur|document-ressource)\\.tsx?$',
      },
      to: { path: '^node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'une-ile-reste-dans-le-navigateur',
      severity: 'error',
      from: { path: '\\.island\\.ts$' },
      to: { path: '^src/(socle|referentiel|membre)/|^node_modules' },
    },
    {
      name: 'pas-de-fabrique-en-service',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?|\\.factory\\.ts|essais\\.ts|base-de-test\\.ts)$' },
      to: { path: '(\\.factory|essais)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
}
