// Lu avant tout le reste (« node -r »), par n'importe quel Node : rien ici que les plus anciens ne comprennent.
const [majeure, mineure] = process.versions.node.split('.').map(Number)
const convient = majeure > 22 || (majeure === 22 && mineure >= 18)
if (!convient) {
  process.stderr.write(
    `\nCatalyse ne peut pas démarrer. Elle tourne sous Node 22.18 ou plus récent, et celui-ci est le ${process.versions.node}. « npm ci », sans « --omit=optional », apporte Node 24 à côté du vôtre, et « npm start » s'en sert ; s'il n'existe pas pour cette machine, installez Node 24 (https://nodejs.org).\n\n`,
  )
  process.exit(1)
}
