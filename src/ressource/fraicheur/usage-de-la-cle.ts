/** L'usage signé des liens « toujours à jour » d'une ressource. */
export const usageDeLaCle = 'ressource-a-jour'
