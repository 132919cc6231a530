// Loaded into a measured server: answers each message with the CPU time and memory of the process.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: (user + system) / 1000, rss: process.memoryUsage().rss })
})
process.channel?.unref()
