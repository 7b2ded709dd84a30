from tertib.cli import main

main()
